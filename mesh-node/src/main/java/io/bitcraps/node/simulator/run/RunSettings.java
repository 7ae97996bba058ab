package io.bitcraps.node.simulator.run;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a run is made of beside its stage; all else follows from the seed.
 *
 * @param blocks final blocks that the run is to reach
 * @param rolls settled rolls that it is to reach
 * @param safetyMs virtual time in which things go wrong, before the network heals
 * @param allowed kinds of faults that the seed may choose from
 * @param villains validators that may be dishonest; above f, safety is not promised
 */
public record RunSettings(long seed, long blocks, long rolls, long safetyMs, Set<Fault> allowed, int villains) {

    public RunSettings {
        EnumSet<Fault> copy = EnumSet.noneOf(Fault.class);
        copy.addAll(allowed);
        allowed = Collections.unmodifiableSet(copy);
    }

    /** The default size. */
    public static RunSettings of(Stage stage, long seed) {
        return new RunSettings(seed, 200, 20, 60_000, EnumSet.allOf(Fault.class), stage.faulty());
    }

    /** For unit tests: a few rolls. */
    public static RunSettings small(Stage stage, long seed) {
        return new RunSettings(seed, 30, 2, 3_000, EnumSet.allOf(Fault.class), stage.faulty());
    }

    public RunSettings allowing(Set<Fault> fewer) {
        return new RunSettings(seed, blocks, rolls, safetyMs, fewer, villains);
    }

    public RunSettings sized(long fewerBlocks, long fewerRolls, long shorterMs) {
        return new RunSettings(seed, fewerBlocks, fewerRolls, shorterMs, allowed, villains);
    }

    public RunSettings withVillains(int number) {
        return new RunSettings(seed, blocks, rolls, safetyMs, allowed, number);
    }
}
