package io.bitcraps.node.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class WholeRunTest {

    private static final Stage FOUR = Stage.of(4, false);

    @Test
    void playsToTheEndWhereNothingGoesWrong() {
        RunSettings quiet = RunSettings.of(FOUR, 1).allowing(EnumSet.noneOf(Fault.class));

        RunResult result = WholeRun.of(FOUR, quiet);

        assertEquals("passed", result.sentence());
        assertTrue(result.blocks() >= 200, result.toString());
        assertTrue(result.rolls() >= 20, result.toString());
    }

    @Test
    void doesTheSameAgainFromTheSameSeed() {
        RunResult first = WholeRun.of(FOUR, RunSettings.small(FOUR, 7));

        assertEquals(first, WholeRun.of(FOUR, RunSettings.small(FOUR, 7)));
        assertNotEquals(
                first.traceHash(), WholeRun.of(FOUR, RunSettings.small(FOUR, 8)).traceHash());
    }
}
