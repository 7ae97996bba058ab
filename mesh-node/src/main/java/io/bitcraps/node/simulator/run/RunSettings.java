package io.bitcraps.node.simulator.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run is made of; all else follows from the seed.
 *
 * @param nodes 4 to 22 validators
 * @param realKeys Ed25519 signatures instead of symbolic ones; the beacon's are real in any case
 * @param blocks final blocks that the run is to reach
 * @param rolls settled rolls that it is to reach
 * @param safetyMs virtual time in which things go wrong at most, before all heals
 * @param allowed kinds of faults that the seed may choose from
 * @param villains validators that may be dishonest; above f, safety is not promised
 */
public record RunSettings(
        int nodes,
        long seed,
        boolean realKeys,
        long blocks,
        long rolls,
        long safetyMs,
        Set<Fault> allowed,
        int villains) {

    private static final long BLOCKS = 200;
    private static final long ROLLS = 20;
    private static final long SAFETY_MS = 60_000;
    /** One seed in so many runs with real keys. */
    private static final int REAL_EVERY = 50;

    public RunSettings {
        if (nodes < 4 || nodes > 22) {
            throw new IllegalArgumentException("a simulated committee has 4 to 22 validators, got " + nodes);
        }
        EnumSet<Fault> copy = EnumSet.noneOf(Fault.class);
        copy.addAll(allowed);
        allowed = Collections.unmodifiableSet(copy);
    }

    /** The default size, all kinds of faults, at most f dishonest validators. */
    public static RunSettings of(int nodes, long seed) {
        boolean real = Math.floorMod(seed, REAL_EVERY) == 0;
        return new RunSettings(nodes, seed, real, BLOCKS, ROLLS, SAFETY_MS, EnumSet.allOf(Fault.class), faulty(nodes));
    }

    private static int faulty(int nodes) {
        return (nodes - 1) / 3;
    }

    public RunSettings allowing(Set<Fault> fewer) {
        return new RunSettings(nodes, seed, realKeys, blocks, rolls, safetyMs, fewer, villains);
    }

    public RunSettings sized(long fewerBlocks, long fewerRolls, long shorterMs) {
        return new RunSettings(nodes, seed, realKeys, fewerBlocks, fewerRolls, shorterMs, allowed, villains);
    }

    public RunSettings withVillains(int number) {
        return new RunSettings(nodes, seed, realKeys, blocks, rolls, safetyMs, allowed, number);
    }

    public RunSettings withRealKeys() {
        return new RunSettings(nodes, seed, true, blocks, rolls, safetyMs, allowed, villains);
    }

    boolean hasTooManyVillains() {
        return villains > faulty(nodes);
    }

    /** The command that does the same run again. */
    public String replayCommand() {
        RunSettings usual = of(nodes, seed);
        List<String> words = new ArrayList<>(List.of("./bitcraps sim --nodes " + nodes + " --replay " + seed));
        if (realKeys != usual.realKeys) {
            words.add("--real-keys");
        }
        if (blocks != usual.blocks) {
            words.add("--blocks " + blocks);
        }
        if (rolls != usual.rolls) {
            words.add("--rolls " + rolls);
        }
        if (safetyMs != usual.safetyMs) {
            words.add("--faults-ms " + safetyMs);
        }
        if (villains != usual.villains) {
            words.add("--villains " + villains);
        }
        EnumSet<Fault> without = EnumSet.allOf(Fault.class);
        without.removeAll(allowed);
        if (!without.isEmpty()) {
            words.add("--without " + without.stream().map(Fault::name).collect(Collectors.joining(",")));
        }
        return String.join(" ", words);
    }
}
