package io.bitcraps.node.cli.network;

import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.node.cli.Passphrase;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Setting;
import io.bitcraps.node.config.Sources;
import io.bitcraps.node.coordinator.Node;
import io.bitcraps.node.network.DealtNetwork;
import io.bitcraps.node.network.NetworkFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Runs what a node runs, briefly, so that the launcher can record it for the JVM's ahead-of-time cache: a node of a
 * network of one, with the read side, some actions and reads.
 */
@Command(name = "train", hidden = true, description = "Exercise a node for the ahead-of-time cache.")
public final class TrainCommand implements Callable<Integer> {

    private static final int ACTIONS = 10;
    private static final Duration LIVE_LIMIT = Duration.ofSeconds(60);

    @Parameters(paramLabel = "DIR", description = "where the node lives meanwhile; whoever names it removes it")
    private Path directory = Path.of("train");

    @Override
    public Integer call() throws Exception {
        return train(directory);
    }

    private static int train(Path directory) throws Exception {
        var files = new NetworkFiles(directory);
        var random = new SecureRandom();
        int mesh = freePort();
        var plan = new DealtNetwork.Plan(
                "train", List.of("127.0.0.1:" + mesh), Clock.systemUTC().millis(), 4, 10, List.of());
        files.write(DealtNetwork.make(plan, length -> InitCommand.bytes(random, length)), random);
        int api = freePort();
        var configuration = Configuration.load(Sources.ofFlags(Map.of(
                Setting.BITCRAPS_PORT.name(), Integer.toString(mesh),
                Setting.BITCRAPS_API_PORT.name(), Integer.toString(api),
                Setting.BITCRAPS_METRICS_PORT.name(), Integer.toString(freePort()),
                Setting.BITCRAPS_READ_SIDE.name(), "true")));
        char[] passphrase = Files.readString(files.passphraseFile(0)).strip().toCharArray();
        Node node = new Node(files.node(0), configuration, passphrase, System.err::println);
        node.start();
        try (NodeClient client = new NodeClient(URI.create("http://127.0.0.1:" + api))) {
            if (!node.awaitLive(LIVE_LIMIT)) {
                System.err.println("the training node was not live after " + LIVE_LIMIT.toSeconds() + " s");
                return 1;
            }
            for (int i = 0; i < ACTIONS; i++) {
                PublicKey key =
                        Ed25519.signingKey(InitCommand.bytes(random, 32)).publicKey();
                client.faucet(key, Amount.crap(1), 5_000);
            }
            client.status();
            client.tables();
            client.genesisFile();
            client.file("", 1 << 20);
        } finally {
            node.close();
        }
        return 0;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
