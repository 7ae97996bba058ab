package io.bitcraps.node.cli.network;

import io.bitcraps.events.audit.Finding;
import io.bitcraps.events.audit.Report;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.Terminal;
import io.bitcraps.node.cli.audit.LogAudit;
import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.cli.client.Chain;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.identity.KeystoreRefused;
import io.bitcraps.node.network.LocalNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The whole house on one machine. Exit codes: 0 all verified, 1 a finding or a failure, 130 ended by Ctrl-C. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Run four validators on this machine and play craps on them.",
            "Runs until Ctrl-C. With --rounds it stops after so many rolls, exports the log and audits it.",
            "Run again it continues the same network; --fresh begins a new one."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final List<String> PLAYERS = List.of("alice", "bob", "carol");
    private static final int REVIVE_TRIES = 20;
    private static final int MAX_REFUSED_ROLLS = 5;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final List<String> JAVA_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx512m");

    @Spec
    private CommandSpec command;

    @Option(names = "--rounds", paramLabel = "N", description = "stop after N rolls, export and audit")
    private @Nullable Long rounds;

    @Option(names = "--fresh", description = "remove the network of earlier runs first")
    private boolean fresh;

    @Option(names = "--dir", defaultValue = ".bitcraps/demo", description = "where everything is (${DEFAULT-VALUE})")
    private Path directory = Path.of(".bitcraps/demo");

    @Option(names = "--port", defaultValue = "8080", description = "of the page and the API (${DEFAULT-VALUE})")
    private int port = 8080;

    @Option(names = "--port-base", defaultValue = "18980", description = "other ports are above it (${DEFAULT-VALUE})")
    private int portBase = 18_980;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean begun;
    private volatile boolean interrupted;

    @Override
    public Integer call() throws Exception {
        if (rounds != null && rounds < 1) {
            throw new ParameterException(
                    command.commandLine(), "--rounds takes 1 or more, got " + rounds + "; without it the demo goes on");
        }
        Thread self = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            interrupted = true;
            if (begun) {
                self.interrupt();
            }
            await(stopped);
        }));
        try {
            return run();
        } catch (LocalNetwork.Refused e) {
            throw new CommandFailed("network", String.valueOf(e.getMessage()));
        } catch (Exception e) { // what an end by Ctrl-C cuts short is no news; anything else is
            if (interrupted) {
                return 1; // the signal's own code wins
            }
            throw e;
        } finally {
            stopped.countDown();
        }
    }

    private int run()
            throws LocalNetwork.Refused, CallFailed, CommandFailed, InterruptedException, IOException, KeystoreRefused {
        LocalNetwork network = LocalNetwork.open(
                directory,
                fresh,
                new LocalNetwork.Choice("demo", new LocalNetwork.Ports(portBase, port), 16, List.of(), JAVA_OPTIONS));
        try {
            begun = true; // until here an interrupt would leave a network half-made
            if (interrupted) {
                throw new InterruptedException();
            }
            System.out.println("starting four validators in " + directory);
            network.start(System.out::println);
            play(network);
        } finally {
            Thread.interrupted(); // a Ctrl-C must not keep the validators from stopping in order
            if (!network.nodes().isEmpty()) {
                System.out.println("stopping the validators");
            }
            network.close();
        }
        return audit(network);
    }

    private void play(LocalNetwork network)
            throws CallFailed, LocalNetwork.Refused, InterruptedException, IOException, KeystoreRefused {
        try (NodeClient client = new NodeClient(network.nodes().getFirst().api())) {
            Chain chain = Chain.of(client);
            System.out.println("chain " + chain.id() + "; the page is at " + client.node());
            DemoGame game = DemoGame.open(client, chain, players(client, chain), RandomGenerator.getDefault());
            DemoScreen screen = new DemoScreen(System.out, isLive());
            DemoFigures figures = new DemoFigures(client);
            int refusedInARow = 0;
            for (long rolls = 0; rounds == null || rolls < rounds; ) {
                long begin = System.nanoTime();
                DemoGame.Round round = playRound(network, game, screen);
                figures.add(begin, round);
                screen.show(DemoScreen.lines(game, round), figures.lines(game.players()));
                rolls += round.dice() == null ? 0 : 1;
                refusedInARow = round.dice() == null ? refusedInARow + 1 : 0;
                if (refusedInARow == MAX_REFUSED_ROLLS) {
                    throw new CallFailed(
                            "refused",
                            MAX_REFUSED_ROLLS + " rolls in a row were refused, the last because "
                                    + round.refusals().getLast().reason());
                }
            }
            ClosingAudit.awaitCheckpoint(client);
        }
    }

    /** A validator that ended is started again: the others go on without it, unless it was the players' own. */
    private static DemoGame.Round playRound(LocalNetwork network, DemoGame game, DemoScreen screen)
            throws CallFailed, LocalNetwork.Refused, InterruptedException {
        network.revive(screen::note);
        try {
            return game.round();
        } catch (CallFailed e) {
            boolean revived = false;
            for (int tries = 0; tries < REVIVE_TRIES; tries++) { // an end shows a moment after its consequences
                Thread.sleep(POLL);
                revived |= network.revive(screen::note);
            }
            if (!revived) {
                throw e;
            }
            network.awaitReady(screen::note);
            return afterRevival(game);
        }
    }

    /**
     * A block that was on its way when the validators ended can become final after they are back, with an action of a
     * player that was thought lost: it uses up the nonce of the one signed since, which is then lost in its stead.
     */
    private static DemoGame.Round afterRevival(DemoGame game) throws CallFailed, InterruptedException {
        try {
            return game.round();
        } catch (CallFailed e) {
            if (!e.code().equals("unknown-ticket") && !e.code().equals("nonce-used")) {
                throw e;
            }
            return game.round();
        }
    }

    private List<DemoPlayer> players(NodeClient client, Chain chain) throws IOException, KeystoreRefused {
        Path wallets = directory.resolve("players");
        Files.createDirectories(wallets);
        List<DemoPlayer> players = new ArrayList<>();
        for (String name : PLAYERS) {
            players.add(DemoPlayer.open(name, wallets.resolve(name), client, chain));
        }
        return players;
    }

    private int audit(LocalNetwork network) throws IOException, CommandFailed {
        Path export = directory.resolve("export");
        System.out.println("exporting the log to " + export + " and auditing it with re-execution");
        Report report = ClosingAudit.run(network.files().node(0), export);
        for (Finding finding : report.findings()) {
            System.out.println(finding);
        }
        System.out.println(LogAudit.summary(report));
        return report.clean() ? 0 : 1;
    }

    /** Whether lines at the terminal may be written over. */
    private static boolean isLive() {
        return Terminal.isThere() && !"dumb".equals(System.getenv("TERM"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
