package io.bitcraps.command.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Agreement, no double vote, validity, bounded memory, and progress after healing, over many seeds. */
class SimulationTest {

    /** Each once showed a bug, and stays on the list. */
    private static final List<SimulationSettings> REGRESSIONS = List.of(
            SimulationSettings.of(4, 55), // a tip reached by catching up was reported as a lost block
            SimulationSettings.of(7, 80), // the same
            SimulationSettings.of(4, 83), // all crashed, and a notarization that was finalized was lost with them
            SimulationSettings.of(7, 2182)); // a silent validator kept a fetch of an old block from being given up

    @ParameterizedTest(name = "{0} validators")
    @ValueSource(ints = {4, 7})
    void keepsEveryPromiseOverAHundredFixedSeeds(int nodes) {
        List<String> failures = failures(LongStream.range(0, 100).mapToObj(seed -> SimulationSettings.of(nodes, seed)));

        assertEquals(List.of(), failures);
    }

    @Test
    void keepsEveryPromiseOverTwentyFreshSeeds() {
        long first = Instant.now().toEpochMilli();
        System.out.println("fresh simulation seeds " + first + " to " + (first + 19));

        List<String> failures = failures(LongStream.range(first, first + 20)
                .mapToObj(seed -> SimulationSettings.of(seed % 2 == 0 ? 4 : 7, seed)));

        assertEquals(List.of(), failures);
    }

    @Test
    void keepsItsPromisesWhereItOnceDidNot() {
        List<String> failures = failures(REGRESSIONS.stream());

        assertEquals(List.of(), failures);
    }

    @ParameterizedTest(name = "{0} validators")
    @ValueSource(ints = {1, 2, 3, 5, 10})
    void worksForCommitteesOfOtherSizes(int nodes) {
        List<String> failures = failures(LongStream.range(0, 5).mapToObj(seed -> SimulationSettings.of(nodes, seed)));

        assertEquals(List.of(), failures);
    }

    @Test
    void worksWithEd25519AndTheBinaryCodec() {
        List<String> failures = failures(
                LongStream.of(1).mapToObj(seed -> SimulationSettings.of(4, seed).withRealSignatures()));

        assertEquals(List.of(), failures);
    }

    @Test
    void theSameSeedTwiceGivesTheSameTrace() {
        SimulationResult first = Simulation.run(SimulationSettings.of(4, 7));

        SimulationResult second = Simulation.run(SimulationSettings.of(4, 7));

        assertEquals(first, second);
    }

    @Test
    void anotherSeedGivesAnotherTrace() {
        SimulationResult first = Simulation.run(SimulationSettings.of(4, 7));

        SimulationResult second = Simulation.run(SimulationSettings.of(4, 8));

        assertNotEquals(first.traceHash(), second.traceHash());
    }

    @ParameterizedTest
    @EnumSource(value = Defect.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void catchesAReplicaThatBreaksARule(Defect defect) {
        List<SimulationResult> caught = LongStream.range(0, 100)
                .mapToObj(seed -> Simulation.run(SimulationSettings.of(4, seed).with(defect)))
                .filter(result -> result.outcome() instanceof Outcome.SafetyViolation)
                .limit(1)
                .toList();

        assertEquals(1, caught.size(), () -> "no seed shows that " + defect + " is unsafe");
    }

    /** What f + 1 can do, somebody must see: else the checkers would pass anything. */
    @ParameterizedTest(name = "{0} validators")
    @ValueSource(ints = {4, 7})
    void oneFaultyValidatorTooManyIsSeen(int nodes) {
        List<SimulationResult> seen = LongStream.range(0, 50)
                .mapToObj(seed ->
                        Simulation.run(SimulationSettings.of(nodes, seed).with(Defect.ONE_FAULTY_TOO_MANY)))
                .filter(result -> result.outcome() instanceof Outcome.SafetyViolation)
                .limit(1)
                .toList();

        assertEquals(1, seen.size());
        System.out.println("with f + 1 faulty: " + seen.getFirst().line());
    }

    @Test
    void aFailureIsOneLineWithSeedAndReplayCommand() {
        SimulationResult failed = LongStream.range(0, 100)
                .mapToObj(seed -> Simulation.run(SimulationSettings.of(4, seed).with(Defect.QUORUM_ONE_SHORT)))
                .filter(result -> !result.passed())
                .findFirst()
                .orElseThrow();

        String line = failed.line();

        assertInstanceOf(Outcome.SafetyViolation.class, failed.outcome());
        assertTrue(line.endsWith("-- ./bitcraps sim --consensus-only --nodes 4 --replay "
                + failed.settings().seed()));
        assertTrue(line.startsWith("seed " + failed.settings().seed()) && !line.contains("\n"));
    }

    private static List<String> failures(Stream<SimulationSettings> settings) {
        return settings.map(Simulation::run)
                .filter(result -> !result.passed())
                .map(SimulationResult::line)
                .toList();
    }
}
