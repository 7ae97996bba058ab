package io.bitcraps.node.cli.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks one node over HTTP. Every request has a time limit and every answer a size limit; a failed request is never
 * repeated here. Thread-safe; calls block, so a virtual thread each is right for many at once.
 */
public final class NodeClient implements AutoCloseable {

    /** The most actions a node takes in one batch. */
    public static final int MAX_BATCH = 500;

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    /** What a request may take beyond the waiting that it asks the node for, and beyond its answer's bytes. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

    /** The slowest that bytes may come: an answer takes as long as the most bytes it may have would. */
    private static final long LEAST_BYTES_PER_SECOND = 256 << 10;

    private static final int MAX_JSON_BYTES = 8 << 20;

    private final ObjectMapper json = new ObjectMapper();
    private final URI node;
    private final Duration answerLimit;
    private final HttpClient http;

    /** @param node scheme, host and port, perhaps a path; nothing is sent yet */
    public NodeClient(URI node) {
        this(node, ANSWER_LIMIT);
    }

    /** @param answerLimit as {@link #ANSWER_LIMIT}: a test's patience */
    NodeClient(URI node, Duration answerLimit) {
        this.answerLimit = answerLimit;
        String text = node.toString();
        this.node = URI.create(text.endsWith("/") ? text : text + "/");
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL) // a node that only follows sends writes to one that votes
                .connectTimeout(CONNECT_LIMIT)
                .build();
    }

    public URI node() {
        return node;
    }

    /** Sends one action and waits up to {@code waitMs} for finality. */
    public Standing submit(byte[] jws, long waitMs) throws CallFailed {
        return standing(post("v1/actions", jws, waitMs));
    }

    /** Sends at most {@link #MAX_BATCH} actions; the answers are in the same order. */
    public List<Standing> submitBatch(List<byte[]> actions, long waitMs) throws CallFailed {
        if (actions.size() > MAX_BATCH) {
            throw new IllegalArgumentException("a batch has at most " + MAX_BATCH + " actions");
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (byte[] action : actions) {
            lines.writeBytes(action);
            lines.write('\n');
        }
        JsonNode body = ok(post("v1/actions/batch", lines.toByteArray(), waitMs));
        if (body.size() != actions.size()) {
            throw unintelligible("it answered " + body.size() + " of " + actions.size() + " actions");
        }
        return typed(() -> {
            List<Standing> standings = new ArrayList<>();
            body.forEach(each -> standings.add(Answers.standing(each)));
            return standings;
        });
    }

    /** Where an action stands, waiting up to {@code waitMs} for finality. */
    public Standing ticket(Hash ticket, long waitMs) throws CallFailed {
        return standing(get("v1/tickets/" + ticket.hex() + "?wait=" + waitMs, waitMs));
    }

    /** Asks the treasury of a demo network for tokens. */
    public Standing faucet(PublicKey to, Amount amount, long waitMs) throws CallFailed {
        byte[] body = json.createObjectNode()
                .put("to", to.text())
                .put("amount", Long.toString(amount.micro()))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return standing(post("v1/faucet", body, waitMs));
    }

    /** What became of a final action; waits up to {@code waitMs} for the checkpoint that proves it. */
    public Receipt receipt(Hash ticket, long waitMs) throws CallFailed {
        JsonNode body = ok(get("v1/receipts/" + ticket.hex() + "?wait=" + waitMs, waitMs));
        return typed(() -> Answers.receipt(body));
    }

    /**
     * Empty if no account has this key at {@code atLeast} or later; the node waits a few seconds for a read model that
     * is behind it.
     */
    public Optional<AccountView> account(PublicKey key, Height atLeast) throws CallFailed {
        Reply reply = get("v1/accounts/" + key.text() + "?atLeast=" + atLeast, 0);
        if (reply.code().equals("unknown-account")) {
            return Optional.empty();
        }
        JsonNode body = ok(reply);
        return typed(() -> Optional.of(Answers.account(body)));
    }

    /** The newest tables, closed ones too. */
    public List<TableView> tables() throws CallFailed {
        JsonNode body = ok(get("v1/tables?limit=200", 0));
        return typed(() -> Answers.tables(body));
    }

    /** Fails with code {@code unknown-table} if there is none. */
    public TableView table(TableId table) throws CallFailed {
        JsonNode body = ok(get("v1/tables/" + table, 0));
        return typed(() -> TableView.of(body.path("table"), body));
    }

    /** A roll with its dice, once the read model has reached {@code atLeast}; the node waits a few seconds for that. */
    public JsonNode round(TableId table, long roll, Height atLeast) throws CallFailed {
        return ok(get("v1/tables/" + table + "/rounds/" + roll + "?atLeast=" + atLeast, 0))
                .path("round");
    }

    /** The newest rolls of a table, at most {@code limit}, the newest first; one that is locked has no dice yet. */
    public List<JsonNode> rounds(TableId table, int limit) throws CallFailed {
        List<JsonNode> rounds = new ArrayList<>();
        ok(get("v1/tables/" + table + "/rounds?limit=" + limit, 0))
                .path("rounds")
                .forEach(rounds::add);
        return rounds;
    }

    /** The node's status answer. */
    public JsonNode status() throws CallFailed {
        return ok(get("v1/status", 0));
    }

    /** The genesis file's bytes. Whoever does not know them from elsewhere trusts the node for them. */
    public byte[] genesisFile() throws CallFailed {
        byte[] file = file("genesis.json", GenesisCodec.MAX_BYTES);
        if (file == null) {
            throw new CallFailed(
                    "no-read-side",
                    "the node at " + node + " serves no genesis file: name a node with a read side (--node)");
        }
        return file;
    }

    /** One file of the log's export, or null if the node has none of that name. */
    public byte @Nullable [] file(String path, int maxBytes) throws CallFailed {
        HttpResponse<byte[]> response = send(request(path, 0).GET().build(), maxBytes);
        if (response.statusCode() == 404) {
            return null;
        }
        if (response.statusCode() != 200) {
            throw unintelligible("status " + response.statusCode() + " for " + path);
        }
        return response.body();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private record Reply(int status, JsonNode body) {
        /** Of a problem, else empty. */
        String code() {
            return status >= 400 ? body.path("code").asText("") : "";
        }
    }

    private interface Reading<T> {
        T read();
    }

    private Reply get(String path, long waitMs) throws CallFailed {
        return reply(request(path, waitMs).GET().build());
    }

    private Reply post(String path, byte[] body, long waitMs) throws CallFailed {
        return reply(request(path + "?wait=" + waitMs, waitMs)
                .header("Content-Type", path.endsWith("faucet") ? "application/json" : "application/jose")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private HttpRequest.Builder request(String path, long waitMs) {
        return HttpRequest.newBuilder(node.resolve(path)).timeout(answerLimit.plusMillis(waitMs));
    }

    private Reply reply(HttpRequest request) throws CallFailed {
        HttpResponse<byte[]> response = send(request, MAX_JSON_BYTES);
        try {
            return new Reply(response.statusCode(), json.readTree(response.body()));
        } catch (JacksonException e) {
            throw unintelligible("status " + response.statusCode() + " without JSON");
        } catch (IOException e) {
            throw unintelligible(String.valueOf(e.getMessage()));
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request, int maxBytes) throws CallFailed {
        // The request's own time limit ends with the headers: a body may come byte by byte for ever.
        Duration limit =
                request.timeout().orElse(answerLimit).plusSeconds(Math.ceilDiv(maxBytes, LEAST_BYTES_PER_SECOND));
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxBytes));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw noAnswer();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HttpTimeoutException ? noAnswer() : unreachable(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailed("interrupted", "interrupted while waiting for " + node);
        } finally {
            answer.cancel(true); // closes the connection of one that is not done
        }
    }

    private CallFailed noAnswer() {
        return new CallFailed(
                CallFailed.UNREACHABLE,
                "the node at " + node + " gives no answer: is it live? (its /ready tells; --node names another)");
    }

    private CallFailed unreachable(@Nullable Throwable cause) {
        String reason = switch (cause) {
            case null -> "no reason given";
            case IOException e when e.getMessage() == null -> e.getClass().getSimpleName();
            case IOException e -> String.valueOf(e.getMessage());
            case Throwable fault -> throw new IllegalStateException(fault);
        };
        return new CallFailed(
                CallFailed.UNREACHABLE,
                "the node at " + node + " cannot be reached (" + reason
                        + "): start one, or name another with --node or BITCRAPS_NODE");
    }

    private Standing standing(Reply reply) throws CallFailed {
        if (reply.status() == 404 && !reply.code().equals("unknown-ticket")) {
            throw problem(reply);
        }
        return typed(() -> Answers.standing(reply.body()));
    }

    private JsonNode ok(Reply reply) throws CallFailed {
        if (reply.status() != 200) {
            throw problem(reply);
        }
        return reply.body();
    }

    private CallFailed problem(Reply reply) {
        if (reply.code().isEmpty()) {
            return unintelligible("status " + reply.status());
        }
        String remedy = reply.code().equals("unknown-table") ? "; bitcraps table list shows those there are" : "";
        return new CallFailed(reply.code(), reply.body().path("detail").asText(reply.code()) + remedy);
    }

    private <T> T typed(Reading<T> reading) throws CallFailed {
        try {
            return reading.read();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw unintelligible(String.valueOf(e.getMessage()));
        }
    }

    private CallFailed unintelligible(String what) {
        return new CallFailed(
                CallFailed.UNINTELLIGIBLE,
                node + " does not answer as a BitCraps node does (" + what + "): check --node");
    }
}
