package io.bitcraps.command.simulator;

import io.bitcraps.events.id.Hash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One validator of four runs on two machines with one key, each honest by itself: together they equivocate, vote
 * twice and forget, without anybody having thought of how. The network is cut as the scenario says, one cut after the
 * other, each for about as long as a view lasts. All scenarios of so many cuts can be enumerated.
 */
public final class Twins {

    /** Ways to cut the five machines in two, no cut among them. */
    public static final int CUTS = 16;

    private static final int VALIDATORS = 4;
    private static final long CUT_MS = 250;

    private Twins() {}

    /**
     * @param twin the validator, of 0 to 3; the leader of view v is v mod 4
     * @param cuts numbers below {@link #CUTS}, in order; bit m puts machine m apart from the fifth machine, the twin's
     */
    public static SimulationResult run(int twin, List<Integer> cuts) {
        List<Deed> deeds = new ArrayList<>(Collections.nCopies(VALIDATORS, Deed.HONEST));
        deeds.set(twin, Deed.RUNS_TWICE);
        SimulationSettings settings = SimulationSettings.of(VALIDATORS, 0);
        World world = new World(
                settings, committee -> new CounterWorkload(), new SplitMix64(settings.seed()), Faults.only(deeds));
        Simulation simulation = new Simulation(settings, world);
        world.nodes().forEach(SimulatedNode::start);
        for (int cut : cuts) {
            world.links()
                    .cut(IntStream.range(0, VALIDATORS)
                            .filter(machine -> (cut & 1 << machine) != 0)
                            .boxed()
                            .toList());
            for (int to = 0; to < VALIDATORS; to++) {
                world.inject(to);
            }
            simulation.runUntil(world.agenda().nowMs() + CUT_MS);
        }
        world.links().join();
        Hash last = world.inject((twin + 1) % VALIDATORS);
        return simulation.result(simulation.untilFinal(List.of(last)));
    }
}
