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

    public RunResult {
        faults = List.copyOf(faults);
        deeds = List.copyOf(deeds);
    }

    public boolean passed() {
        return outcome instanceof Outcome.Passed;
    }

    /** What happened, in a few words. */
    public String sentence() {
        return switch (outcome) {
            case Outcome.Passed passed -> "passed";
            case Outcome.SafetyViolation(String sentence) -> "SAFETY " + sentence;
            case Outcome.LivenessFailure(String sentence) -> "LIVENESS " + sentence;
            case Outcome.Crash(String sentence) -> "CRASH " + sentence;
        };
    }
}
