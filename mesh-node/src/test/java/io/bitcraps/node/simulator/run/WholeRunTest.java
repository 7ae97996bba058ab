package io.bitcraps.node.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.simulator.Outcome;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole validators, players and faults, over fixed seeds, seeds that once failed, and fresh ones. */
class WholeRunTest {

    private static final Stages STAGES = new Stages();

    /** Each once failed, by a fault of ours or of the simulator's, and stays on the list. */
    private static final List<RunSettings> REGRESSIONS = List.of(RunSettings.of(4, 1115));

    private static RunSettings small(long seed) {
        return RunSettings.of(4, seed).sized(30, 2, 3_000);
    }

    @Test
    void playsToTheEndWhereNothingGoesWrong() {
        RunResult result = WholeRun.of(STAGES, RunSettings.of(4, 1).allowing(EnumSet.noneOf(Fault.class)));

        assertTrue(result.passed(), result.line());
        assertTrue(result.blocks() >= 200, result.line());
        assertTrue(result.rolls() >= 20, result.line());
    }

    @Test
    void doesTheSameAgainFromTheSameSeed() {
        RunResult first = WholeRun.of(STAGES, small(7));

        assertEquals(first, WholeRun.of(STAGES, small(7)));
        assertNotEquals(first.traceHash(), WholeRun.of(STAGES, small(8)).traceHash());
    }

    @ParameterizedTest(name = "{0} validators, {1} seeds")
    @CsvSource({"4, 24", "7, 6", "10, 1"})
    void keepsEveryPromiseOverFixedSeeds(int nodes, int seeds) {
        List<RunResult> results = results(LongStream.range(0, seeds).mapToObj(seed -> RunSettings.of(nodes, seed)));

        assertEquals(List.of(), failures(results));
        assertEquals(
                List.of(),
                results.stream()
                        .filter(result -> !result.isFull())
                        .map(RunResult::line)
                        .toList());
    }

    @Test
    void keepsEveryPromiseOverFreshSeeds() {
        long first = Instant.now().toEpochMilli();
        System.out.println("fresh whole-run seeds " + first + " to " + (first + 5));

        List<RunResult> results = results(LongStream.range(first, first + 6).mapToObj(seed -> RunSettings.of(4, seed)));

        assertEquals(List.of(), failures(results));
    }

    @Test
    void keepsItsPromisesWhereItOnceDidNot() {
        assertEquals(List.of(), failures(results(REGRESSIONS.stream())));
    }

    /** What f + 1 can do, somebody must see: else the checkers would pass anything. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 25, 26})
    void oneDishonestValidatorTooManyIsSeen(long seed) {
        RunResult result = WholeRun.of(STAGES, RunSettings.of(4, seed).withVillains(2));

        assertInstanceOf(Outcome.SafetyViolation.class, result.outcome(), result.line());
    }

    @Test
    void shrinksAFailureToASmallerOneThatItsLineReplays() {
        RunResult failed = WholeRun.of(STAGES, RunSettings.of(4, 7).withVillains(2));

        RunResult smallest = Shrinking.of(STAGES, failed, 12);

        assertInstanceOf(Outcome.SafetyViolation.class, smallest.outcome(), smallest.line());
        assertTrue(
                smallest.settings().allowed().size()
                        < failed.settings().allowed().size(),
                smallest.line());
        assertEquals(smallest, WholeRun.of(STAGES, smallest.settings()));
        assertTrue(smallest.line().contains(" -- ./bitcraps sim --nodes 4 --replay 7 "), smallest.line());
    }

    private static List<RunResult> results(Stream<RunSettings> settings) {
        return settings.parallel().map(each -> WholeRun.of(STAGES, each)).toList();
    }

    private static List<String> failures(List<RunResult> results) {
        return results.stream()
                .filter(result -> !result.passed())
                .map(RunResult::line)
                .toList();
    }
}
