package io.bitcraps.command.simulator;

/** How a simulation ended. Everything but Passed is a bug, in the replica or in the simulator. */
public sealed interface Outcome {

    record Passed() implements Outcome {}

    /** Something happened that never may, under any fault. */
    record SafetyViolation(String sentence) implements Outcome {}

    /** The faults were over, and what was asked for did not become final in time. */
    record LivenessFailure(String sentence) implements Outcome {}

    /** A replica threw. */
    record Crash(String sentence) implements Outcome {}

    /** What happened, after a word that tells the kinds apart. */
    default String words() {
        return switch (this) {
            case Passed passed -> "passed";
            case SafetyViolation(String sentence) -> "SAFETY " + sentence;
            case LivenessFailure(String sentence) -> "LIVENESS " + sentence;
            case Crash(String sentence) -> "CRASH " + sentence;
        };
    }
}
