package io.bitcraps.node.simulator.run;

import io.bitcraps.command.simulator.SplitMix64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How bad it is: which faults the seed chose and how often they happen, until it is over. */
final class Weather {

    private static final int CALM_MS = 20;

    private final Set<Fault> chosen = EnumSet.noneOf(Fault.class);
    private final Set<Fault> seen = EnumSet.noneOf(Fault.class);
    private final int loss;
    private final int duplication;
    private final int reordering;
    private final int tails;
    private boolean calm;

    Weather(RunSettings settings, SplitMix64 random) {
        for (Fault fault : Fault.values()) {
            boolean drawn = random.below(2) == 0; // also where it is not allowed: the rest stays as it is
            if (drawn && settings.allowed().contains(fault)) {
                chosen.add(fault);
            }
        }
        loss = random.below(150) + 1;
        duplication = random.below(100) + 1;
        reordering = random.below(100) + 1;
        tails = random.below(30) + 1;
    }

    /** The same network and machines as they should be. */
    void heal() {
        calm = true;
    }

    boolean isCalm() {
        return calm;
    }

    /** Whether a fault of this kind happens now; by so many of a thousand cases. */
    boolean strikes(Fault fault, int perMille, SplitMix64 random) {
        boolean strikes = !calm && chosen.contains(fault) && random.perMille(perMille);
        if (strikes) {
            seen.add(fault);
        }
        return strikes;
    }

    boolean loses(SplitMix64 random) {
        return strikes(Fault.LOSS, loss, random);
    }

    boolean duplicates(SplitMix64 random) {
        return strikes(Fault.DUPLICATION, duplication, random);
    }

    /** How long a frame takes. */
    long delayMs(SplitMix64 random) {
        long delay = random.between(1, CALM_MS);
        if (strikes(Fault.REORDERING, reordering, random)) {
            delay += random.between(20, 200);
        }
        if (strikes(Fault.DELAY_TAILS, tails, random)) {
            delay += random.between(500, 3_000);
        }
        return delay;
    }

    /** Kinds that happened, in order of their declaration. */
    List<Fault> seen() {
        return List.copyOf(seen);
    }
}
