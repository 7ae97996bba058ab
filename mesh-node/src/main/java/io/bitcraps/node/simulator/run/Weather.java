package io.bitcraps.node.simulator.run;

import io.bitcraps.command.simulator.SplitMix64;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How bad it is: which faults the seed chose and how often they happen, until it is over. */
final class Weather {

    private static final int CALM_MS = 20;
    private static final int CALM_TASK_MS = 2;
    private static final int MILLION = 1_000_000;

    /** Kinds that happen within any run, if they are chosen. */
    private static final List<Fault> EAGER =
            List.of(Fault.LOSS, Fault.DUPLICATION, Fault.REORDERING, Fault.DELAY_TAILS, Fault.CLOCK_SKEW);
    /** So many of them are always chosen. */
    private static final int SURE = 3;

    private final Set<Fault> chosen = EnumSet.noneOf(Fault.class);
    private final Set<Fault> seen = EnumSet.noneOf(Fault.class);
    private final int loss;
    private final int duplication;
    private final int reordering;
    private final int tails;
    private final int cuts;
    private final int crashes;
    private final int failures;
    private final int slowestTaskMs;
    private boolean calm;

    Weather(RunSettings settings, SplitMix64 random) {
        List<Fault> eager = new ArrayList<>(EAGER);
        while (eager.size() > SURE) {
            eager.remove(random.below(eager.size()));
        }
        int oneOf = 2 + random.below(3);
        for (Fault fault : Fault.values()) {
            // drawn also where it is not allowed, so that the rest stays as it is
            boolean drawn = random.below(oneOf) == 0 || eager.contains(fault);
            if (drawn && settings.allowed().contains(fault)) {
                chosen.add(fault);
            }
        }
        loss = random.below(150) + 1;
        duplication = random.below(100) + 1;
        reordering = random.below(100) + 1;
        tails = random.below(30) + 1;
        cuts = random.below(500) + 50;
        crashes = random.below(700) + 50;
        slowestTaskMs = random.below(120) + 10;
        failures = random.below(500) + 50;
    }

    /** The same network and machines as they should be. */
    void heal() {
        calm = true;
    }

    boolean isCalm() {
        return calm;
    }

    boolean has(Fault fault) {
        return !calm && chosen.contains(fault);
    }

    /** A fault of this kind happens now. */
    void note(Fault fault) {
        seen.add(fault);
    }

    private boolean strikes(Fault fault, int perMillion, SplitMix64 random) {
        boolean strikes = has(fault) && random.below(MILLION) < perMillion;
        if (strikes) {
            note(fault);
        }
        return strikes;
    }

    boolean loses(SplitMix64 random) {
        return strikes(Fault.LOSS, loss * 1_000, random);
    }

    boolean duplicates(SplitMix64 random) {
        return strikes(Fault.DUPLICATION, duplication * 1_000, random);
    }

    /** How long a frame takes. */
    long delayMs(SplitMix64 random) {
        long delay = random.between(1, CALM_MS);
        if (strikes(Fault.REORDERING, reordering * 1_000, random)) {
            delay += random.between(20, 200);
        }
        if (strikes(Fault.DELAY_TAILS, tails * 1_000, random)) {
            delay += random.between(500, 3_000);
        }
        return delay;
    }

    /** Whether a cut of this kind begins now; asked every second or so. */
    boolean cuts(Fault kind, SplitMix64 random) {
        return strikes(kind, cuts * 1_000, random);
    }

    /** Whether a process dies now; asked between any two effects. */
    boolean crashes(SplitMix64 random) {
        return strikes(Fault.CRASHES, crashes, random);
    }

    /** Whether a disk fails in this way now; asked at every write. */
    boolean failsToWrite(Fault kind, SplitMix64 random) {
        return strikes(kind, failures, random);
    }

    /** How slow a slow lane is. */
    int slowestTaskMs(boolean slow) {
        if (slow && has(Fault.SLOW_LANES)) {
            note(Fault.SLOW_LANES);
            return slowestTaskMs;
        }
        return CALM_TASK_MS;
    }

    /** Kinds that happened, in order of their declaration. */
    List<Fault> seen() {
        return List.copyOf(seen);
    }
}
