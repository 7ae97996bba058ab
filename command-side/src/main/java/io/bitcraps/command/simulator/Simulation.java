package io.bitcraps.command.simulator;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.id.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run. First everything goes wrong that the seed says, and nothing bad may happen. Then the network heals, up to f
 * validators stay faulty, and everything asked for must become final at every honest validator; after that, with
 * nobody faulty, the chain must come to rest.
 */
public final class Simulation {

    private static final long SAFETY_MS = 12_000;
    private static final long INJECT_MS = 3_000;
    private static final long LIVENESS_MS = 20_000;
    private static final long REST_MS = 5_000;
    private static final int INJECTIONS = 12;

    private final SimulationSettings settings;
    private final World world;

    Simulation(SimulationSettings settings, World world) {
        this.settings = settings;
        this.world = world;
    }

    /** Runs to the end in the calling thread, in virtual time; the same settings give the same result. */
    public static SimulationResult run(SimulationSettings settings) {
        return run(settings, committee -> new CounterWorkload());
    }

    /**
     * The same over another chain.
     *
     * @param workload makes the chain of a committee, whose keys the simulation draws
     */
    public static SimulationResult run(SimulationSettings settings, Function<Committee, Workload> workload) {
        Simulation simulation = new Simulation(settings, new World(settings, workload));
        return simulation.result(simulation.run());
    }

    SimulationResult result(Outcome outcome) {
        return new SimulationResult(
                settings,
                outcome,
                world.traceHash(),
                world.checker().height(),
                world.blocks(),
                world.agenda().steps(),
                world.agenda().nowMs());
    }

    private Outcome run() {
        world.nodes().forEach(SimulatedNode::start);
        for (int i = 0; i < INJECTIONS; i++) {
            injectLater(SAFETY_MS, null);
        }
        shiftLater();
        if (world.faults().blackout()) {
            world.agenda()
                    .in(
                            world.random().between(2_000, SAFETY_MS - 2_000),
                            () -> world.nodes().stream()
                                    .filter(SimulatedNode::isUp)
                                    .forEach(SimulatedNode::crash));
        }
        runUntil(SAFETY_MS);
        world.heal();
        world.nodes().stream().filter(node -> !node.isUp()).forEach(SimulatedNode::start);
        List<Hash> asked = new ArrayList<>();
        for (int i = 0; i < INJECTIONS; i++) {
            injectLater(INJECT_MS, asked);
        }
        runUntil(SAFETY_MS + INJECT_MS);
        Outcome outcome = untilFinal(asked);
        boolean rests = world.faults().dishonest().isEmpty();
        if (outcome instanceof Outcome.Passed && rests) {
            outcome = rest();
        }
        if (outcome instanceof Outcome.Passed && rests && settings.nodes() > 3) {
            outcome = tellsALaggard();
        }
        return outcome;
    }

    /** Lets things happen until this work is final at every honest validator, or for too long. */
    Outcome untilFinal(List<Hash> asked) {
        runUntilFinal(asked, -1);
        Outcome violation = world.checker().violation();
        if (violation != null) {
            return violation;
        }
        return isFinalEverywhere(asked, -1)
                ? new Outcome.Passed()
                : new Outcome.LivenessFailure("after " + LIVENESS_MS + " ms without faults some work is not final");
    }

    /** One is cut off while the last block is decided; afterwards nobody has any work, and it still learns of it. */
    private Outcome tellsALaggard() {
        int laggard = world.random().below(settings.nodes());
        world.links().cut(List.of(laggard));
        List<Hash> last = List.of(world.inject((laggard + 1) % settings.nodes()));
        runUntilFinal(last, laggard);
        runUntil(world.agenda().nowMs() + REST_MS);
        world.links().join();
        runUntilFinal(last, -1);
        Outcome violation = world.checker().violation();
        if (violation != null) {
            return violation;
        }
        return isFinalEverywhere(last, -1)
                ? new Outcome.Passed()
                : new Outcome.LivenessFailure("validator " + laggard + ", cut off during the last block, is not told");
    }

    private Outcome rest() {
        runUntil(world.agenda().nowMs() + REST_MS);
        long height = world.checker().height();
        runUntil(world.agenda().nowMs() + REST_MS);
        Outcome violation = world.checker().violation();
        if (violation != null) {
            return violation;
        }
        return world.checker().height() == height
                ? new Outcome.Passed()
                : new Outcome.LivenessFailure("the chain does not come to rest without work");
    }

    /** @param into where to note the ticket, or null if nobody waits for it */
    private void injectLater(long withinMs, @Nullable List<Hash> into) {
        world.agenda().in(world.random().between(0, withinMs), () -> {
            int to = world.random().below(settings.nodes());
            while (into != null && !world.isHonest(to)) {
                to = world.random().below(settings.nodes());
            }
            Hash ticket = world.inject(to);
            if (into != null) {
                into.add(ticket);
            }
        });
    }

    private void shiftLater() {
        world.agenda().in(world.random().between(200, 3_000), () -> {
            if (world.agenda().nowMs() < SAFETY_MS) {
                world.links().shift();
                shiftLater();
            }
        });
    }

    void runUntil(long atMs) {
        boolean[] reached = new boolean[1];
        world.agenda().in(atMs - world.agenda().nowMs(), () -> reached[0] = true);
        while (!reached[0]
                && world.checker().violation() == null
                && world.agenda().step()) {
            // each step is one thing that happens
        }
    }

    /** @param without a validator that is not waited for, or -1 */
    private void runUntilFinal(List<Hash> asked, int without) {
        long end = world.agenda().nowMs() + LIVENESS_MS;
        int countdown = 0;
        while (world.checker().violation() == null && world.agenda().nowMs() < end) {
            if (countdown-- == 0) {
                countdown = 50;
                if (isFinalEverywhere(asked, without)) {
                    return;
                }
            }
            if (!world.agenda().step()) {
                return;
            }
        }
    }

    private boolean isFinalEverywhere(List<Hash> asked, int without) {
        for (int i = 0; i < settings.nodes(); i++) {
            Application application = world.nodes().get(i).application();
            if (i != without && world.isHonest(i) && !asked.stream().allMatch(application::isFinal)) {
                return false;
            }
        }
        return true;
    }
}
