package io.bitcraps.node.cli.network;

import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.node.cli.bench.BenchAccount;
import io.bitcraps.node.cli.bench.Load;
import io.bitcraps.node.cli.client.Chain;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Setting;
import io.bitcraps.node.config.Sources;
import io.bitcraps.node.coordinator.Node;
import io.bitcraps.node.network.DealtNetwork;
import io.bitcraps.node.network.FreePorts;
import io.bitcraps.node.network.NetworkFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Runs what nodes run, briefly, so that the launcher can record it for the JVM's ahead-of-time cache: a committee of
 * four in this process, one of them with the read side, under transfers, a game and reads. The record holds loaded
 * classes and which methods are hot, so that later nodes start sooner and are soon as fast as they get.
 */
@Command(name = "train", hidden = true, description = "Exercise a committee for the ahead-of-time cache.")
public final class TrainCommand implements Callable<Integer> {

    private static final int SIZE = 4;
    private static final int POW_BITS = 4;
    private static final int CLIENTS = 16;
    private static final int BATCH = 8;
    private static final int ROUNDS = 6;
    private static final Duration SINGLY = Duration.ofSeconds(6);
    private static final Duration IN_BATCHES = Duration.ofSeconds(3);
    private static final Duration LIVE_LIMIT = Duration.ofSeconds(60);

    private final SecureRandom random = new SecureRandom();

    @Parameters(paramLabel = "DIR", description = "where the network is made; the caller removes it")
    private Path directory = Path.of("train");

    @Override
    public Integer call() throws Exception {
        return train(directory);
    }

    private int train(Path directory) throws Exception {
        var files = new NetworkFiles(directory);
        List<Integer> ports = FreePorts.next(3 * SIZE);
        List<BenchAccount> accounts = accounts();
        var plan = new DealtNetwork.Plan(
                "train",
                ports.subList(0, SIZE).stream().map(port -> "127.0.0.1:" + port).toList(),
                Clock.systemUTC().millis(),
                POW_BITS,
                10,
                accounts.stream().map(BenchAccount::allocation).toList());
        files.write(DealtNetwork.make(plan, length -> InitCommand.bytes(random, length)), random);
        List<Node> nodes = new ArrayList<>();
        try {
            for (int i = 0; i < SIZE; i++) {
                Node node = new Node(
                        files.node(i),
                        configuration(ports, i),
                        Files.readString(files.passphraseFile(i)).strip().toCharArray(),
                        System.err::println);
                nodes.add(node);
                node.start();
            }
            for (Node node : nodes) {
                if (!node.awaitLive(LIVE_LIMIT)) {
                    System.err.println("a training node was not live after " + LIVE_LIMIT.toSeconds() + " s");
                    return 1;
                }
            }
            List<URI> apis = ports.subList(SIZE, 2 * SIZE).stream()
                    .map(port -> URI.create("http://127.0.0.1:" + port))
                    .toList();
            exercise(directory, apis, accounts);
        } finally {
            nodes.reversed().forEach(Node::close);
        }
        return 0;
    }

    private static void exercise(Path directory, List<URI> apis, List<BenchAccount> accounts) throws Exception {
        try (NodeClient client = new NodeClient(apis.getFirst())) {
            Chain chain = Chain.of(client);
            Load load = new Load(chain, apis, accounts);
            load.run(new Load.Shape(CLIENTS, 1, SINGLY, Duration.ZERO), List::of);
            load.run(new Load.Shape(CLIENTS, BATCH, IN_BATCHES, Duration.ZERO), List::of);
            var player = DemoPlayer.open("player", directory.resolve("wallet"), client, chain);
            DemoGame game = DemoGame.open(client, chain, List.of(player), RandomGenerator.getDefault());
            for (int i = 0; i < ROUNDS; i++) {
                game.round();
            }
            client.status();
            client.tables();
            client.file("", 1 << 20);
        }
    }

    private Configuration configuration(List<Integer> ports, int index) throws Configuration.Invalid {
        return Configuration.load(Sources.ofFlags(Map.of(
                Setting.BITCRAPS_PORT.name(), Integer.toString(ports.get(index)),
                Setting.BITCRAPS_API_PORT.name(), Integer.toString(ports.get(SIZE + index)),
                Setting.BITCRAPS_METRICS_PORT.name(), Integer.toString(ports.get(2 * SIZE + index)),
                Setting.BITCRAPS_READ_SIDE.name(), Boolean.toString(index == 0))));
    }

    private List<BenchAccount> accounts() {
        Ed25519 ed25519 = Ed25519.best();
        List<BenchAccount> accounts = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            accounts.add(new BenchAccount(ed25519, InitCommand.bytes(random, 32)));
        }
        return accounts;
    }
}
