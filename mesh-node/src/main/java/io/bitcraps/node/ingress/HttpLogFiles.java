package io.bitcraps.node.ingress;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.query.log.LogFile;
import io.bitcraps.query.log.LogFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log's files over plain HTTP, so that a node without a read side can be followed and audited too. */
final class HttpLogFiles implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(HttpLogFiles.class);

    private static final String RANGE = "/range/";
    private static final String GENESIS = "/v1/genesis";
    private static final long MAX_WAIT_MS = 30_000;
    private static final Pattern WAIT = Pattern.compile("(?:.*&)?wait=([0-9]{1,6})(?:&.*)?");

    private final LogFiles files;

    HttpLogFiles(LogFiles files) {
        this.files = files;
    }

    void serveAt(HttpServer server) {
        LogFiles.ROOTS.forEach(root -> server.createContext("/" + root, this));
        server.createContext(RANGE, this);
        server.createContext(GENESIS, this);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange, exchange.getRequestURI().getPath());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is stopping: the client sees its connection close
        } catch (RuntimeException e) {
            LOG.error("{} was not answered", exchange.getRequestURI(), e);
            throw e; // the server closes the connection, and says nothing of it anywhere else
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException, InterruptedException {
        if (!exchange.getRequestMethod().equals("GET")) {
            problem(exchange, 405, "method-not-allowed", "this path takes GET");
            return;
        }
        LogFile file;
        try {
            file = path.startsWith(RANGE)
                    ? files.range(path.substring(RANGE.length()), waitMs(exchange))
                    : files.read(path.equals(GENESIS) ? "genesis.json" : path.substring(1));
        } catch (Malformed e) {
            problem(exchange, 400, "malformed-height", String.valueOf(e.getMessage()));
            return;
        }
        if (file == null) {
            problem(exchange, 404, "not-found", "the log has no file " + path + " yet, or never will");
            return;
        }
        exchange.getResponseHeaders().set("Cache-Control", file.cache());
        send(exchange, 200, file.type(), file.bytes());
    }

    private static long waitMs(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        var match = WAIT.matcher(query == null ? "" : query);
        return match.matches() ? Math.min(MAX_WAIT_MS, Long.parseLong(match.group(1))) : 0;
    }

    private static void problem(HttpExchange exchange, int status, String code, String sentence) throws IOException {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", code)
                .put("status", status)
                .put("code", code)
                .put("detail", sentence)
                .toString();
        send(exchange, status, "application/problem+json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
