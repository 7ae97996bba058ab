package io.bitcraps.node.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.money.Amount;
import io.bitcraps.node.cli.Main;
import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Seals;
import io.bitcraps.node.config.Setting;
import io.bitcraps.node.config.Sources;
import io.bitcraps.node.network.DealtNetwork;
import io.bitcraps.node.network.FreePorts;
import io.bitcraps.node.network.NetworkFiles;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network of one validator, to see settings at work in a whole node. */
class NodeSettingsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SecureRandom random = new SecureRandom();
    private final CompletableFuture<String> end = new CompletableFuture<>();

    @TempDir
    private Path directory = Path.of("");

    private NetworkFiles network = new NetworkFiles(Path.of(""));
    private int mesh;
    private int api;

    @BeforeEach
    void makeANetwork() throws Exception {
        mesh = FreePorts.next();
        api = FreePorts.next();
        network = new NetworkFiles(directory);
        var plan = new DealtNetwork.Plan(
                "one", List.of("127.0.0.1:" + mesh), Clock.systemUTC().millis(), 4, 10, List.of());
        network.write(DealtNetwork.make(plan, this::bytes), random);
    }

    @Test
    void keepsItsDataWhereItIsToldAndListensNotWhenMobile() throws Exception {
        Path export = directory.resolve("export");
        Path data = directory.resolve("data");
        try (Node node = node(Map.of("BITCRAPS_DB_PATH", data.toString(), "BITCRAPS_MOBILE_MODE", "true"))) {
            node.start();

            assertTrue(node.awaitLive(PATIENCE));
            assertTrue(Files.exists(data.resolve("log.db")));
            assertTrue(Files.isDirectory(data.resolve("journal")));
            assertFalse(Files.exists(network.node(0).log()));
            assertThrows(ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), mesh).close());
            try (NodeClient client = new NodeClient(URI.create("http://127.0.0.1:" + api))) {
                client.faucet(Ed25519.signingKey(bytes(32)).publicKey(), Amount.crap(1), 30_000);
            }
        }

        String own = network.node(0).directory().toString();
        assertEquals(1, Main.commandLine().execute("export", export.toString(), "--data", own));
        assertEquals(
                0,
                Main.commandLine().execute("export", export.toString(), "--data", own, "--db-path", data.toString()));
    }

    /** Its disk fails under it: the next block cannot be stored, so it halts, and says so where it was told to. */
    @Test
    void postsThatItHalted() throws Exception {
        try (Receiver receiver = new Receiver(200);
                Node node = node(Map.of("BITCRAPS_ALERT_WEBHOOK", receiver.address() + "/hook"))) {
            node.start();
            assertTrue(node.awaitLive(PATIENCE));

            node.log().close();
            try (NodeClient client = new NodeClient(URI.create("http://127.0.0.1:" + api))) {
                var key = Ed25519.signingKey(bytes(32)).publicKey();
                assertThrows(CallFailed.class, () -> client.faucet(key, Amount.crap(1), 0)); // taken, then unreadable
            }

            String posted = receiver.next();
            assertTrue(posted.contains("\"alert\":\"halted\""), posted);
            assertTrue(posted.contains("\"validator\":\"validator-1\""), posted);
            assertFalse(end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).isEmpty());
        }
    }

    @Test
    void refusesHintsThatFitNoValidator() {
        var refusal = assertThrows(
                IllegalArgumentException.class, () -> node(Map.of("BITCRAPS_BOOTSTRAP_NODES", "validator-9@a:1")));

        assertTrue(String.valueOf(refusal.getMessage()).contains("validator-9"), refusal::getMessage);
    }

    /** As from the environment, where secrets are allowed. */
    private Node node(Map<String, String> settings) throws IOException, Configuration.Invalid {
        Map<String, String> ports = Map.of(
                Setting.BITCRAPS_PORT.name(), Integer.toString(mesh),
                Setting.BITCRAPS_API_PORT.name(), Integer.toString(api),
                Setting.BITCRAPS_METRICS_PORT.name(), Integer.toString(FreePorts.next()));
        Configuration configuration =
                Configuration.load(new Sources("default", null, settings, ports, Seals.LEFT_CLOSED));
        char[] passphrase = Files.readString(network.passphraseFile(0)).toCharArray();
        return new Node(network.node(0), configuration, passphrase, end::complete);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
