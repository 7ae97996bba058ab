package io.bitcraps.query.synthetic;

import io.bitcraps.query.QueryServer;
import io.bitcraps.query.QuerySettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A read side over a synthetic log, and an HTTP client for it. */
public final class ReadSide implements AutoCloseable {

    private static final long FOLD_TIMEOUT_MS = 60_000;
    private static final int SHARED_ROUNDS = 12;

    /** For tests that only read: a game of twelve rolls and a lock, never written to. */
    private static final class Shared {
        private static final ReadSide SHARED = start();

        private static ReadSide start() {
            TestNetwork network = new TestNetwork();
            TestLog log = new TestLog(network);
            TestGame game = new TestGame(network, log, 7).open();
            for (int i = 0; i < SHARED_ROUNDS; i++) {
                game.round();
            }
            game.lock();
            return ReadSide.start(QuerySettings.inMemory(), network, log, game);
        }
    }

    public final TestNetwork network;
    public final TestLog log;
    public final TestGame game;
    public final TestIngress ingress;
    public final QueryServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private ReadSide(QuerySettings settings, TestNetwork network, TestLog log, TestLog folded, TestGame game) {
        this.network = network;
        this.log = log;
        this.game = game;
        this.ingress = new TestIngress(log);
        this.server = QueryServer.start(
                settings,
                log,
                new TestSource(folded),
                ingress,
                new TestStatus(),
                network.genesisFile(),
                network.chain());
    }

    public static ReadSide shared() {
        return Shared.SHARED;
    }

    /** Starts and waits until the log as it is now is folded. */
    public static ReadSide start(QuerySettings settings, TestNetwork network, TestLog log, TestGame game) {
        return new ReadSide(settings, network, log, log, game).caughtUp();
    }

    /** Its read model ends where {@code folded} does, which {@code log} goes on from. */
    public static ReadSide behind(TestNetwork network, TestLog log, TestLog folded, TestGame game)
            throws InterruptedException {
        ReadSide readSide = new ReadSide(QuerySettings.inMemory(), network, log, folded, game);
        readSide.server.awaitFolded(folded.tip().value(), FOLD_TIMEOUT_MS);
        return readSide;
    }

    public static ReadSide start(QuerySettings settings) {
        TestNetwork network = new TestNetwork();
        TestLog log = new TestLog(network);
        return start(settings, network, log, new TestGame(network, log, 7).open());
    }

    /** Waits until the log as it is now is folded. */
    public ReadSide caughtUp() {
        try {
            if (server.awaitFolded(log.tip().value(), FOLD_TIMEOUT_MS)) {
                return this;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("folded to " + server.foldedHeight() + " only, of " + log.tip());
    }

    /** @param bytes of the body */
    @SuppressWarnings("ArrayRecordComponent") // read only, not compared
    public record Answer(int status, HttpResponse<byte[]> response, byte[] bytes) {

        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        public Json json() {
            return Json.parse(bytes);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The problem's code; empty if the answer is no problem. */
        public String code() {
            return header("Content-Type").equals("application/problem+json")
                    ? json().get("code").text()
                    : "";
        }
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    public Answer post(String path, byte[] body) {
        return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var response = client.send(
                    request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An open event stream; the caller closes it. */
    public InputStream stream(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
