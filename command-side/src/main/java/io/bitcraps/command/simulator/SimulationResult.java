package io.bitcraps.command.simulator;

/**
 * @param traceHash 16 hex digits over everything that happened, in order: equal for equal settings
 * @param height of the newest block that all honest validators hold as final
 * @param blocks final blocks, counted at every honest validator
 * @param steps things that happened: deliveries, timers, executions, crashes
 * @param virtualMs simulated time
 */
public record SimulationResult(
        SimulationSettings settings,
        Outcome outcome,
        String traceHash,
        long height,
        long blocks,
        long steps,
        long virtualMs) {

    public boolean passed() {
        return outcome instanceof Outcome.Passed;
    }

    /** One line: what happened, the seed, and the command that replays it. */
    public String line() {
        return "seed " + settings.seed() + ", height " + height + ", trace " + traceHash + ": " + outcome.words()
                + " -- " + settings.replayCommand();
    }
}
