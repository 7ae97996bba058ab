package io.bitcraps.node.cli.bench;

import io.bitcraps.events.audit.Report;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.Output;
import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.cli.client.Chain;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.cli.network.ClosingAudit;
import io.bitcraps.node.network.LocalNetwork;
import io.bitcraps.node.network.NodeProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exit codes: 0 measured and the log is clean, 1 a finding or a failure. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measure four validators on this machine under signed transfers, then audit what they wrote.",
            "Runs one client alone, then all clients, then all clients in batches. Latency is a client's, from sending"
                    + " to the final answer; clients use the same processors as the validators."
        })
public final class BenchCommand implements Callable<Integer> {

    private static final List<String> JAVA_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx512m");
    /** An identity has to cost something, and nothing that matters here. */
    private static final int POW_BITS = 4;

    private static final int MAX_CLIENTS = 900;
    private static final int MAX_BATCH = 16;
    /** Of four validators, the others are just a quorum. */
    private static final int MAX_SILENT = 1;

    @Option(
            names = "--clients",
            defaultValue = "100",
            description = "1 to 900 accounts, each in a loop (${DEFAULT-VALUE})")
    private int clients = 100;

    @Option(
            names = "--batch",
            defaultValue = "8",
            description = "actions a request in the last run, 2 to 16, or 0 for no such run (${DEFAULT-VALUE})")
    private int batch = 8;

    @Option(names = "--seconds", defaultValue = "10", description = "measured in each run (${DEFAULT-VALUE})")
    private int seconds = 10;

    @Option(
            names = "--warmup",
            defaultValue = "5",
            description = "seconds before each run that do not count (${DEFAULT-VALUE})")
    private int warmup = 5;

    @Option(
            names = "--node",
            defaultValue = "0",
            description = "only this validator's API, 1 to 4; 0 for all (${DEFAULT-VALUE})")
    private int node;

    @Option(
            names = "--silent",
            defaultValue = "0",
            description = "the last validators, 0 or 1, are ended before the first run (${DEFAULT-VALUE})")
    private int silent;

    @Option(names = "--dir", description = "where the network is made and stays; a temporary directory if not given")
    private Path directory;

    @Option(names = "--java-option", description = "of the validators' virtual machines, may be repeated")
    private List<String> javaOptions = List.of();

    @Option(names = "--port", defaultValue = "8280", description = "API of the first validator (${DEFAULT-VALUE})")
    private int port = 8280;

    @Option(names = "--port-base", defaultValue = "17980", description = "other ports are above it (${DEFAULT-VALUE})")
    private int portBase = 17_980;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        requireUsable();
        Path home = directory == null ? Files.createTempDirectory("bitcraps-bench") : directory;
        try {
            return run(home);
        } catch (LocalNetwork.Refused e) {
            throw new CommandFailed("network", String.valueOf(e.getMessage()));
        } finally {
            if (directory == null) {
                remove(home);
            }
        }
    }

    private void requireUsable() throws CommandFailed {
        boolean usable = clients >= 1
                && clients <= MAX_CLIENTS
                && (batch == 0 || batch >= 2 && batch <= MAX_BATCH)
                && seconds >= 1
                && warmup >= 0
                && silent >= 0
                && silent <= MAX_SILENT
                && node >= 0
                && node <= LocalNetwork.SIZE - silent;
        if (!usable) {
            throw new CommandFailed("usage", "an option is out of its range: see bitcraps bench --help");
        }
    }

    private int run(Path home)
            throws LocalNetwork.Refused, CallFailed, CommandFailed, InterruptedException, IOException {
        List<BenchAccount> accounts = accounts();
        List<String> options = new ArrayList<>(JAVA_OPTIONS);
        options.addAll(javaOptions);
        var choice = new LocalNetwork.Choice(
                "bench",
                new LocalNetwork.Ports(portBase, port),
                POW_BITS,
                accounts.stream().map(BenchAccount::allocation).toList(),
                options);
        Figures figures = new Figures();
        LocalNetwork network = LocalNetwork.open(home, true, choice);
        Load load;
        try {
            network.start(output::note);
            load = measure(network, accounts, figures);
        } finally {
            network.close();
        }
        output.note("auditing the first validator's log with re-execution");
        Report report = ClosingAudit.run(network.files().node(0), home.resolve("export"));
        figures.audited(report, load.acknowledged());
        output.print(figures.json(), figures.lines());
        return figures.clean() ? 0 : 1;
    }

    private Load measure(LocalNetwork network, List<BenchAccount> accounts, Figures figures)
            throws CallFailed, InterruptedException {
        try (NodeClient client = new NodeClient(network.nodes().getFirst().api())) {
            for (NodeProcess ended : network.nodes().subList(LocalNetwork.SIZE - silent, LocalNetwork.SIZE)) {
                output.note("ending " + ended.name());
                ended.kill();
            }
            List<NodeProcess> running = network.nodes().subList(0, LocalNetwork.SIZE - silent);
            List<URI> nodes = running.stream().map(NodeProcess::api).toList();
            Load load = new Load(Chain.of(client), node == 0 ? nodes : List.of(nodes.get(node - 1)), accounts);
            for (Load.Shape shape : shapes()) {
                output.note("measuring " + Figures.name(shape) + " for " + seconds + " s");
                figures.add(load.run(shape, () -> use(running)));
            }
            ClosingAudit.awaitCheckpoint(client);
            return load;
        }
    }

    private List<Load.Shape> shapes() {
        Duration before = Duration.ofSeconds(warmup);
        Duration measured = Duration.ofSeconds(seconds);
        List<Load.Shape> shapes = new ArrayList<>();
        if (clients > 1) {
            shapes.add(new Load.Shape(clients, 1, before, measured));
        }
        if (batch > 0) {
            shapes.add(new Load.Shape(clients, batch, before, measured));
        }
        // Last: a lone client never makes enough blocks to warm up four virtual machines by itself.
        shapes.add(new Load.Shape(1, 1, before, measured));
        return shapes;
    }

    private List<BenchAccount> accounts() {
        Ed25519 ed25519 = Ed25519.best();
        var random = new SecureRandom();
        List<BenchAccount> accounts = new ArrayList<>();
        for (int i = 0; i < Math.max(2, clients); i++) {
            byte[] seed = new byte[32];
            random.nextBytes(seed);
            accounts.add(new BenchAccount(ed25519, seed));
        }
        return accounts;
    }

    private static List<ProcessUse> use(List<NodeProcess> running) {
        List<ProcessUse> use = new ArrayList<>();
        running.forEach(each -> use.add(ProcessUse.of(each.pid())));
        use.add(ProcessUse.of(ProcessHandle.current().pid()));
        return use;
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
