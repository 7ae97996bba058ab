package io.bitcraps.node.ingress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.query.log.LogFiles;
import io.bitcraps.query.port.Ingress;
import io.bitcraps.query.port.Ingress.Submission;
import io.bitcraps.query.port.Ingress.Ticket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submit and ticket over plain HTTP, and the log's files, for a node without a read side. Same paths, bodies and codes as the read side's:
 *
 * <ul>
 *   <li>{@code POST /v1/actions[?wait=ms]}: one JWS as body
 *   <li>{@code POST /v1/actions/batch[?wait=ms]}: one JWS a line, at most {@value #MAX_BATCH}
 *   <li>{@code GET /v1/tickets/{ticket}[?wait=ms]}
 *   <li>{@code POST /v1/faucet}: {@code {"to": key, "amount": micro-CRAP}}
 * </ul>
 *
 * 200 final, 202 pending with a ticket, 400 refused (problem+json), 404 unknown ticket, 413 too large, 503 busy.
 */
public final class HttpIngress implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpIngress.class);

    private static final int MAX_BATCH = 500;
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final long MAX_WAIT_MS = 30_000;
    private static final Pattern TICKET = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern WAIT = Pattern.compile("(?:.*&)?wait=([0-9]{1,6})(?:&.*)?");

    private final ObjectMapper json = new ObjectMapper();
    private final Ingress ingress;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Binds and serves at once.
     *
     * @throws IOException if the address cannot be bound
     */
    public HttpIngress(InetSocketAddress address, Ingress ingress, LogFiles log) throws IOException {
        this.ingress = ingress;
        this.server = HttpServer.create(address, 1024);
        server.setExecutor(threads);
        server.createContext("/v1/actions", exchange -> answer(exchange, "POST", this::actions));
        server.createContext("/v1/tickets/", exchange -> answer(exchange, "GET", this::ticket));
        server.createContext("/v1/faucet", exchange -> answer(exchange, "POST", this::faucet));
        server.createContext("/", exchange -> answer(exchange, exchange.getRequestMethod(), HttpIngress::nothingHere));
        new HttpLogFiles(log).serveAt(server);
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

    private record Reply(int status, JsonNode body) {}

    private interface Handler {
        Reply reply(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private void answer(HttpExchange exchange, String method, Handler handler) throws IOException {
        try (exchange) {
            Reply reply = exchange.getRequestMethod().equals(method)
                    ? handler.reply(exchange)
                    : problem(405, "method-not-allowed", "this path takes " + method);
            byte[] body = json.writeValueAsBytes(reply.body());
            boolean problem = reply.status() >= 400;
            exchange.getResponseHeaders()
                    .set("Content-Type", problem ? "application/problem+json" : "application/json");
            if (reply.status() == 503) {
                exchange.getResponseHeaders().set("Retry-After", "1");
            }
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is stopping: the client sees its connection close
        } catch (RuntimeException e) {
            LOG.error("{} {} was not answered", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            throw e; // the server closes the connection, and says nothing of it anywhere else
        }
    }

    private Reply actions(HttpExchange exchange) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        String path = exchange.getRequestURI().getPath();
        if (body.length > MAX_BODY_BYTES) {
            return problem(413, "body-too-large", "a request has at most " + MAX_BODY_BYTES + " bytes");
        }
        return switch (path) {
            case "/v1/actions" -> one(ingress.submit(body), waitMs(exchange));
            case "/v1/actions/batch" -> batch(body, waitMs(exchange));
            default -> nothingHere(exchange);
        };
    }

    private Reply batch(byte[] body, long waitMs) throws InterruptedException {
        String[] lines = new String(body, StandardCharsets.ISO_8859_1).split("\n", -1);
        int count = lines[lines.length - 1].isEmpty() ? lines.length - 1 : lines.length;
        if (count > MAX_BATCH) {
            return problem(413, "batch-too-large", "a batch has at most " + MAX_BATCH + " actions");
        }
        List<Submission> submissions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            submissions.add(ingress.submit(lines[i].getBytes(StandardCharsets.ISO_8859_1)));
        }
        ArrayNode results = json.createArrayNode();
        long deadline = System.nanoTime() + waitMs * 1_000_000;
        for (Submission submission : submissions) {
            long left = Math.max(0, (deadline - System.nanoTime()) / 1_000_000);
            results.add(one(submission, left).body());
        }
        return new Reply(200, results);
    }

    private Reply one(Submission submission, long waitMs) throws InterruptedException {
        return switch (submission) {
            case Submission.Accepted accepted -> standing(accepted.ticket(), ingress.ticket(accepted.ticket(), waitMs));
            case Submission.Refused refused ->
                problem(refused.code().equals("action-too-large") ? 413 : 400, refused.code(), refused.sentence());
            case Submission.Busy busy ->
                problem(503, "busy", "the mempool is full: send the same bytes again in a moment");
        };
    }

    private Reply ticket(HttpExchange exchange) throws InterruptedException {
        String text = exchange.getRequestURI().getPath().substring("/v1/tickets/".length());
        if (!TICKET.matcher(text).matches()) {
            return problem(400, "malformed-ticket", "a ticket is 64 lower-case hex digits");
        }
        Hash ticket = Hash.parse(text);
        return standing(ticket, ingress.ticket(ticket, waitMs(exchange)));
    }

    private Reply standing(Hash ticket, Ticket standing) {
        ObjectNode body = json.createObjectNode().put("ticket", ticket.hex());
        return switch (standing) {
            case Ticket.Pending pending -> new Reply(202, body.put("status", "pending"));
            case Ticket.Final last ->
                new Reply(
                        200,
                        body.put("status", "final")
                                .put("position", last.position())
                                .put("height", last.height().value()));
            case Ticket.Unknown unknown ->
                problem(
                        404,
                        "unknown-ticket",
                        "no such action is pending or final: never sent, or expired; sending it again is safe");
        };
    }

    private Reply faucet(HttpExchange exchange) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readNBytes(SignedAction.MAX_BYTES);
        try {
            JsonNode request = json.readTree(body);
            byte[] key = Base64.getUrlDecoder().decode(request.path("to").asText());
            long amount = Long.parseLong(request.path("amount").asText());
            return one(ingress.faucet(PublicKey.of(key), new Amount(amount)), waitMs(exchange));
        } catch (com.fasterxml.jackson.core.JacksonException | IllegalArgumentException | ArithmeticException e) {
            return problem(
                    400, "malformed-request", "expected {\"to\": \"<base64url key>\", \"amount\": \"<micro-CRAP>\"}");
        }
    }

    private static long waitMs(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        var match = WAIT.matcher(query == null ? "" : query);
        return match.matches() ? Math.min(MAX_WAIT_MS, Long.parseLong(match.group(1))) : 0;
    }

    private static Reply nothingHere(HttpExchange exchange) {
        return problem(
                404,
                "not-found",
                "there is nothing at " + exchange.getRequestURI().getPath());
    }

    private static Reply problem(int status, String code, String sentence) {
        ObjectNode body = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        return new Reply(
                status,
                body.put("type", "about:blank")
                        .put("title", code)
                        .put("status", status)
                        .put("code", code)
                        .put("detail", sentence));
    }
}
