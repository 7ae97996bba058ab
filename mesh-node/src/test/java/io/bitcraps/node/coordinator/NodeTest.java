package io.bitcraps.node.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Setting;
import io.bitcraps.node.config.Sources;
import io.bitcraps.node.network.DealtNetwork;
import io.bitcraps.node.network.FreePorts;
import io.bitcraps.node.network.NetworkFiles;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole node in its directory: a committee of one without a read side. */
class NodeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final SecureRandom random = new SecureRandom();
    private final HttpClient client = HttpClient.newHttpClient();
    private final int api = FreePorts.next();
    private final int metrics = FreePorts.next();
    private final int mesh = FreePorts.next();

    private NetworkFiles network() throws Exception {
        var files = new NetworkFiles(directory);
        var plan = new DealtNetwork.Plan(
                "one", List.of("127.0.0.1:" + mesh), Clock.systemUTC().millis(), 4, 10, List.of());
        files.write(DealtNetwork.make(plan, this::bytes), random);
        return files;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private Node node(NetworkFiles files, String... level) throws Exception {
        Map<String, String> settings = Map.of(
                Setting.BITCRAPS_PORT.name(), Integer.toString(mesh),
                Setting.BITCRAPS_API_PORT.name(), Integer.toString(api),
                Setting.BITCRAPS_METRICS_PORT.name(), Integer.toString(metrics),
                Setting.BITCRAPS_SECURITY_LEVEL.name(), level.length == 0 ? "development" : level[0]);
        var configuration = Configuration.load(Sources.ofFlags(settings));
        char[] passphrase = Files.readString(files.passphraseFile(0)).toCharArray();
        return new Node(files.node(0), configuration, passphrase, reason -> {
            throw new AssertionError(reason);
        });
    }

    private HttpResponse<String> get(int port, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void grant() throws Exception {
        String to = Ed25519.signingKey(bytes(32)).publicKey().text();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api + "/v1/faucet?wait=20000"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"to\":\"" + to + "\",\"amount\":\"5\"}"))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response.body());
    }

    @Test
    void votesAndGoesOnWhereItStopped() throws Exception {
        NetworkFiles files = network();
        Height reached;
        try (Node node = node(files)) {
            node.start();
            assertTrue(node.awaitLive(PATIENCE));
            assertEquals(200, get(metrics, "/ready").statusCode());
            assertEquals(200, get(metrics, "/health").statusCode());
            grant();
            grant();
            reached = node.log().tip();
        }
        assertTrue(reached.compareTo(new Height(2)) >= 0, reached::toString);

        try (Node again = node(files)) {
            again.start();
            assertTrue(again.awaitLive(PATIENCE));
            assertTrue(again.log().tip().compareTo(reached) >= 0);
            grant();
        }
    }

    @Test
    void doesNotStartWithAKeyThatIsOfNoValidator() throws Exception {
        NetworkFiles files = network();
        byte[] other = DealtNetwork.make(
                        new DealtNetwork.Plan("two", List.of("127.0.0.1:" + mesh), 1_000, 4, 10, List.of()),
                        this::bytes)
                .file();
        Files.write(files.node(0).genesis(), other);

        try (Node node = node(files)) {
            var thrown = assertThrows(ServiceGraph.StartFailed.class, node::start);

            assertTrue(thrown.toString().contains("is of no validator"), thrown::toString);
        }
        try (ServerSocket free = new ServerSocket(metrics, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(metrics, free.getLocalPort(), "what had started was stopped");
        }
    }

    @Test
    void refusesDealtKeysAboveDevelopment() throws Exception {
        NetworkFiles files = network();

        var thrown = assertThrows(IllegalArgumentException.class, () -> node(files, "production"));

        assertTrue(thrown.toString().contains("made by a dealer"), thrown::toString);
    }
}
