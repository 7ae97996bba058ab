package io.bitcraps.node.simulator.run;

import io.bitcraps.command.simulator.Outcome;
import java.util.EnumSet;

/** Looks for the smallest run that fails as another did: shorter, with fewer kinds of faults, with fewer villains. */
public final class Shrinking {

    private final Stages stages;
    private RunResult smallest;
    private int left;

    private Shrinking(Stages stages, RunResult failed, int runs) {
        this.stages = stages;
        this.smallest = failed;
        this.left = runs;
    }

    /**
     * The smallest run found that fails in the same way; {@code failed} itself if there is none.
     *
     * @param runs how many are tried at most
     */
    public static RunResult of(Stages stages, RunResult failed, int runs) {
        Shrinking shrinking = new Shrinking(stages, failed, runs);
        shrinking.leaveOut();
        shrinking.shorten();
        return shrinking.smallest;
    }

    private void leaveOut() {
        RunSettings settings = smallest.settings();
        EnumSet<Fault> seen = EnumSet.noneOf(Fault.class);
        seen.addAll(smallest.faults());
        tries(settings.allowing(seen));
        for (Fault fault : smallest.faults()) {
            EnumSet<Fault> fewer = EnumSet.noneOf(Fault.class);
            fewer.addAll(smallest.settings().allowed());
            if (fewer.remove(fault)) {
                tries(smallest.settings().allowing(fewer));
            }
        }
        while (smallest.settings().villains() > 1
                && tries(smallest.settings().withVillains(smallest.settings().villains() - 1))) {
            // as long as fewer of them are enough
        }
    }

    private void shorten() {
        boolean shorter = true;
        while (shorter && smallest.settings().blocks() > 1) {
            RunSettings all = smallest.settings();
            shorter = tries(all.sized(all.blocks() / 2, all.rolls() / 2, all.safetyMs() / 2))
                    || tries(all.sized(all.blocks() / 2, all.rolls() / 2, all.safetyMs()));
        }
    }

    private boolean tries(RunSettings settings) {
        if (left == 0) {
            return false;
        }
        left--;
        RunResult result = WholeRun.of(stages, settings);
        boolean same = isAlike(result.outcome(), smallest.outcome());
        if (same) {
            smallest = result;
        }
        return same;
    }

    private static boolean isAlike(Outcome one, Outcome other) {
        return one.getClass().equals(other.getClass());
    }
}
