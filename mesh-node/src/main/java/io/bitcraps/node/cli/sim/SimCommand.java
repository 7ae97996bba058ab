package io.bitcraps.node.cli.sim;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.bitcraps.command.simulator.Simulation;
import io.bitcraps.command.simulator.SimulationResult;
import io.bitcraps.command.simulator.SimulationSettings;
import io.bitcraps.node.cli.Output;
import io.bitcraps.node.simulator.run.Fault;
import io.bitcraps.node.simulator.run.RunResult;
import io.bitcraps.node.simulator.run.RunSettings;
import io.bitcraps.node.simulator.run.Shrinking;
import io.bitcraps.node.simulator.run.Stages;
import io.bitcraps.node.simulator.run.WholeRun;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Exit codes tell apart what went wrong, the worst of all seeds: see {@link Tally}. */
@Command(
        name = "sim",
        mixinStandardHelpOptions = true,
        description = {
            "Simulate whole validators, players and faults, a seed each; the same seed gives the same trace.",
            "A failure prints one line that replays the smallest run found which fails alike.",
            "Exit codes: 0 all passed, 2 wrong usage, 3 safety was violated, 4 a validator crashed, 5 no progress after"
                    + " all had healed; of several the first."
        })
public final class SimCommand implements Callable<Integer> {

    private static final int MIN_NODES = 4;
    private static final int MAX_NODES = 22;
    private static final int MAX_SEEDS = 1_000_000;
    private static final int MAX_THREADS = 64;
    private static final int SHRINKING_RUNS = 40;

    @Spec
    private CommandSpec command;

    @Mixin
    private Output output;

    @Option(names = "--nodes", defaultValue = "4", description = "Validators, 4 to 22; default ${DEFAULT-VALUE}.")
    private int nodes;

    @Option(names = "--seeds", defaultValue = "20", description = "How many simulations; default ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(names = "--from", defaultValue = "1", description = "The first seed; default ${DEFAULT-VALUE}.")
    private long from;

    @Option(names = "--replay", paramLabel = "SEED", description = "Run this seed only, and make it no smaller.")
    private @Nullable Long replay;

    @Option(names = "--threads", defaultValue = "0", description = "Simulations at a time; default: one a processor.")
    private int threads;

    @Option(names = "--blocks", description = "Final blocks that a run reaches; default 200.")
    private @Nullable Long blocks;

    @Option(names = "--rolls", description = "Settled rolls that it reaches; default 20.")
    private @Nullable Long rolls;

    @Option(names = "--faults-ms", description = "Virtual milliseconds until all heals, at most; default 60000.")
    private @Nullable Long faultsMs;

    @Option(names = "--villains", description = "Dishonest validators at most; default f. Above f, runs should fail.")
    private @Nullable Integer villains;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "FAULT",
            description = "Kinds of faults that no seed may choose: ${COMPLETION-CANDIDATES}.")
    private List<Fault> without = List.of();

    @Option(names = "--real-keys", description = "Ed25519 in all runs, not only in one of 50.")
    private boolean realKeys;

    @Option(names = "--consensus-only", description = "Replicas over a chain that counts, without the rest of a node.")
    private boolean consensusOnly;

    @Override
    public Integer call() throws InterruptedException {
        require(nodes >= MIN_NODES && nodes <= MAX_NODES, "--nodes takes " + MIN_NODES + " to " + MAX_NODES);
        require(seeds >= 1 && seeds <= MAX_SEEDS, "--seeds takes 1 to " + MAX_SEEDS);
        require(threads >= 0 && threads <= MAX_THREADS, "--threads takes 1 to " + MAX_THREADS);
        require(villains == null || villains >= 0 && villains < nodes, "--villains takes less than --nodes");
        require(atLeast(1, blocks) && atLeast(0, rolls) && atLeast(0, faultsMs), "a size is not negative");
        if (LoggerFactory.getLogger("io.bitcraps") instanceof Logger logger) {
            logger.setLevel(Level.OFF); // simulated nodes halt and stop all the time
        }
        Tally tally = new Tally(replay == null ? seeds : 1, output);
        if (consensusOnly) {
            each(seed -> tally.add(consensus(seed)));
        } else {
            Stages stages = new Stages();
            each(seed -> {
                RunResult result = WholeRun.of(stages, settings(seed));
                boolean shrinks = !result.passed() && replay == null;
                tally.add(result, shrinks ? Shrinking.of(stages, result, SHRINKING_RUNS) : result);
            });
        }
        output.print(tally.json(), tally.lines());
        return tally.exitCode();
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(command.commandLine(), otherwise);
        }
    }

    private static boolean atLeast(long least, @Nullable Long value) {
        return value == null || value >= least;
    }

    private RunSettings settings(long seed) {
        RunSettings usual = RunSettings.of(nodes, seed);
        EnumSet<Fault> allowed = EnumSet.allOf(Fault.class);
        without.forEach(allowed::remove);
        RunSettings sized = usual.allowing(allowed)
                .sized(
                        blocks == null ? usual.blocks() : blocks,
                        rolls == null ? usual.rolls() : rolls,
                        faultsMs == null ? usual.safetyMs() : faultsMs)
                .withVillains(villains == null ? usual.villains() : villains);
        return realKeys ? sized.withRealKeys() : sized;
    }

    private SimulationResult consensus(long seed) {
        SimulationSettings symbolic = SimulationSettings.of(nodes, seed);
        return Simulation.run(realKeys ? symbolic.withRealSignatures() : symbolic);
    }

    private interface OfASeed {
        void run(long seed);
    }

    /** Every seed once, several at a time: whoever is free takes the next. A fault of the simulator ends the command. */
    private void each(OfASeed what) throws InterruptedException {
        if (replay != null) {
            what.run(replay);
            return;
        }
        AtomicLong next = new AtomicLong(from);
        int number = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
        List<Future<?>> workers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(number)) {
            for (int i = 0; i < number; i++) {
                workers.add(pool.submit(() -> work(next, what)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the simulator failed, not what it simulates", e.getCause());
        }
    }

    private void work(AtomicLong next, OfASeed what) {
        for (long seed = next.getAndIncrement(); seed < from + seeds; seed = next.getAndIncrement()) {
            what.run(seed);
        }
    }
}
