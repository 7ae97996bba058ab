package io.bitcraps.node.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class WholeRunTest {

    private static final Stages STAGES = new Stages();

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
}
