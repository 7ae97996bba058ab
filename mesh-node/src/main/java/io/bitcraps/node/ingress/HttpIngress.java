package io.bitcraps.node.ingress;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.query.api.Asked;
import io.bitcraps.query.api.Problem;
import io.bitcraps.query.api.Refusal;
import io.bitcraps.query.api.Writing;
import io.bitcraps.query.api.Writing.Answer;
import io.bitcraps.query.log.LogFile;
import io.bitcraps.query.log.LogFiles;
import io.bitcraps.query.port.Ingress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Writing} and the log's files over plain HTTP, for a node without a read side: the paths, bodies and codes are
 * the read side's.
 */
public final class HttpIngress implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpIngress.class);

    private static final String TICKETS = "/v1/tickets/";
    private static final String RANGE = "/range/";
    private static final String GENESIS = "/v1/genesis";

    /** Read of a body that is too large and thrown away, so that whoever sent it can still read the answer. */
    private static final int MAX_DISCARDED_BYTES = 16 << 20;

    /** Of a body, read at a time: most are an action, which is no longer. */
    private static final int PART_BYTES = 16 << 10;

    /** Free for bodies, of all requests together: each has what came of it until it is answered. */
    private final Semaphore room;

    private final Writing writing;
    private final LogFiles log;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Binds and serves at once.
     *
     * @throws IOException if the address cannot be bound
     */
    public HttpIngress(InetSocketAddress address, Ingress ingress, LogFiles log) throws IOException {
        this(address, ingress, log, Writing.MAX_BODIES_BYTES);
    }

    /** @param maxBodiesBytes as {@link Writing#MAX_BODIES_BYTES}: a test's */
    HttpIngress(InetSocketAddress address, Ingress ingress, LogFiles log, int maxBodiesBytes) throws IOException {
        this.room = new Semaphore(maxBodiesBytes);
        this.writing = new Writing(ingress);
        this.log = log;
        this.server = HttpServer.create(address, 1024);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(1);
        threads.shutdownNow();
    }

    private interface Posted {
        Answer answer(byte[] body, @Nullable String wait);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
            if (answer.retryAfterSeconds() > 0) {
                exchange.getResponseHeaders().set("Retry-After", Integer.toString(answer.retryAfterSeconds()));
            }
            boolean bodiless = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
            if (!bodiless) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (RuntimeException e) {
            LOG.error("{} {} was not answered", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            throw e; // the server closes the connection, and says nothing of it anywhere else
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        return switch (path) {
            case "/v1/actions" -> post(exchange, writing::submit);
            case "/v1/actions/batch" -> post(exchange, writing::batch);
            case "/v1/faucet" -> post(exchange, writing::faucet);
            default -> {
                boolean ticket = path.startsWith(TICKETS) && path.indexOf('/', TICKETS.length()) < 0;
                yield ticket && path.length() > TICKETS.length()
                        ? ticket(exchange, path.substring(TICKETS.length()))
                        : file(exchange, path);
            }
        };
    }

    private Answer post(HttpExchange exchange, Posted posted) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return notAllowed(exchange, "POST");
        }
        InputStream in = exchange.getRequestBody();
        var body = new ByteArrayOutputStream();
        int taken = 0;
        try {
            byte[] part = new byte[PART_BYTES];
            for (int bytes = in.read(part); bytes >= 0; bytes = in.read(part)) {
                if (body.size() + bytes > Writing.MAX_BODY_BYTES) {
                    in.skip(MAX_DISCARDED_BYTES);
                    return Answer.of(Problem.bodyTooLarge());
                }
                if (!room.tryAcquire(bytes)) {
                    in.skip(MAX_DISCARDED_BYTES);
                    return Answer.noRoom();
                }
                taken += bytes;
                body.write(part, 0, bytes);
            }
            return posted.answer(body.toByteArray(), wait(exchange));
        } finally {
            room.release(taken);
        }
    }

    private Answer ticket(HttpExchange exchange, String ticket) {
        return switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> writing.ticket(ticket, wait(exchange));
            default -> notAllowed(exchange, "GET, HEAD");
        };
    }

    private Answer file(HttpExchange exchange, String path) {
        boolean reads = exchange.getRequestMethod().equals("GET")
                || exchange.getRequestMethod().equals("HEAD");
        boolean known = path.startsWith(RANGE)
                || path.equals(GENESIS)
                || LogFiles.ROOTS.stream().anyMatch(root -> path.startsWith(root, 1));
        if (known && !reads) {
            return notAllowed(exchange, "GET, HEAD");
        }
        try {
            LogFile file = known ? read(path, wait(exchange)) : null;
            if (file == null) {
                return Answer.of(Problem.notFound(path));
            }
            exchange.getResponseHeaders().set("Cache-Control", file.cache());
            return new Answer(200, file.type(), file.bytes(), 0);
        } catch (Malformed e) {
            return Answer.of(Problem.of(400, "malformed-height", String.valueOf(e.getMessage())));
        } catch (Refusal refusal) {
            return Answer.of(refusal.problem());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.of(Problem.of(503, "stopping", "the node is stopping"));
        }
    }

    private @Nullable LogFile read(String path, @Nullable String wait) throws InterruptedException {
        return path.startsWith(RANGE)
                ? log.range(path.substring(RANGE.length()), Asked.waitMs(wait))
                : log.read(path.equals(GENESIS) ? "genesis.json" : path.substring(1));
    }

    private static Answer notAllowed(HttpExchange exchange, String allowed) {
        exchange.getResponseHeaders().set("Allow", allowed);
        return Answer.of(Problem.methodNotAllowed(exchange.getRequestMethod()));
    }

    /** The first {@code wait} of the query; null if there is none. */
    private static @Nullable String wait(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        if (query != null) {
            for (String parameter : query.split("&", -1)) {
                if (parameter.startsWith("wait=")) {
                    return parameter.substring("wait=".length());
                }
            }
        }
        return null;
    }
}
