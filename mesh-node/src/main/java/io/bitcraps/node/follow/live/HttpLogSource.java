package io.bitcraps.node.follow.live;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.node.follow.Ask;
import io.bitcraps.node.follow.LogSource;
import io.bitcraps.node.follow.Reply;
import io.bitcraps.query.log.LogFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A node's log over HTTP. Redirects are not followed: the operator named whom to ask. Time and size of an answer are
 * bounded from the first byte to the last.
 */
public final class HttpLogSource implements LogSource, AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    /** A signed note is at most this long. */
    private static final int MAX_NOTE_BYTES = 256 << 10;

    private final URI node;
    private final HttpClient http;
    private final long answerLimitMs;

    public HttpLogSource(URI node) {
        this(node, Duration.ofSeconds(20));
    }

    /** @param answerLimit for a whole answer, beyond the waiting it was asked for */
    HttpLogSource(URI node, Duration answerLimit) {
        String text = node.toString();
        this.node = URI.create(text.endsWith("/") ? text : text + "/");
        this.answerLimitMs = answerLimit.toMillis();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_LIMIT)
                .build();
    }

    /** Its address, ending with a slash. */
    public URI node() {
        return node;
    }

    @Override
    public String name() {
        return node.toString();
    }

    @Override
    public Reply answer(Ask ask) throws InterruptedException {
        return switch (ask) {
            case Ask.Genesis genesis -> get("genesis.json", GenesisCodec.MAX_BYTES, 0, Reply.Genesis::new);
            case Ask.Checkpoint checkpoint -> get("checkpoint", MAX_NOTE_BYTES, 0, Reply.Checkpoint::new);
            case Ask.Blocks blocks ->
                get(
                        "range/" + blocks.from() + "?wait=" + blocks.waitMs(),
                        LogFiles.MAX_RANGE_BYTES,
                        blocks.waitMs(),
                        bytes -> new Reply.Blocks(LogFiles.RANGE_CODEC.decode(bytes)));
        };
    }

    private interface Reading {
        Reply of(byte[] body);
    }

    private Reply get(String path, int maxBytes, long waitMs, Reading reading) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(node.resolve(path)).GET().build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxBytes));
        try {
            HttpResponse<byte[]> response = answer.get(answerLimitMs + waitMs, TimeUnit.MILLISECONDS);
            return switch (response.statusCode()) {
                case 200 -> reading.of(response.body());
                case 404 ->
                    path.equals("checkpoint")
                            ? new Reply.NoCheckpoint()
                            : new Reply.Failed("it has no " + path + ": it serves no log that can be followed");
                default -> new Reply.Failed("it answers with status " + response.statusCode() + " for " + path);
            };
        } catch (Malformed e) {
            return new Reply.Malformed(path + ": " + e.getMessage());
        } catch (TimeoutException e) {
            return new Reply.Failed("no whole answer within " + (answerLimitMs + waitMs) + " ms");
        } catch (ExecutionException e) {
            return new Reply.Failed(e.getCause() instanceof IOException io ? reason(io) : String.valueOf(e.getCause()));
        } finally {
            answer.cancel(true); // of an answer that is there: nothing
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
