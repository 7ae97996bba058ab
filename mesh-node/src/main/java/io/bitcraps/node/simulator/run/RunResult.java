package io.bitcraps.node.simulator.run;

import io.bitcraps.command.simulator.Outcome;
import java.util.List;

/**
 * What a run showed.
 *
 * @param traceHash 16 hex digits over everything that happened, in order: equal for equal settings
 * @param blocks final blocks of the longest honest log
 * @param rolls that were settled in it
 * @param actions that are final in it
 * @param faults kinds of faults that happened at least once
 * @param deeds one a validator
 * @param virtualMs simulated time
 * @param steps things that happened
 */
public record RunResult(
        RunSettings settings,
        Outcome outcome,
        String traceHash,
        long blocks,
        long rolls,
        long actions,
        List<Fault> faults,
        List<Deed> deeds,
        long virtualMs,
        long steps) {

    private static final int FULL_FAULTS = 3;

    public RunResult {
        faults = List.copyOf(faults);
        deeds = List.copyOf(deeds);
    }

    public boolean passed() {
        return outcome instanceof Outcome.Passed;
    }

    /** Whether the run says anything: 200 blocks, 20 rolls and 3 kinds of faults, or what its settings ask for. */
    public boolean isFull() {
        return blocks >= settings.blocks() && rolls >= settings.rolls() && faults.size() >= FULL_FAULTS;
    }

    /** One line: what happened, the seed, and the command that does the same again. */
    public String line() {
        return "seed " + settings.seed() + ", height " + blocks + ", " + rolls + " rolls, faults " + faults.size()
                + ", trace " + traceHash + ": " + outcome.words() + " -- " + settings.replayCommand();
    }
}
