package io.bitcraps.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.query.synthetic.TestGame;
import io.bitcraps.query.synthetic.TestLog;
import io.bitcraps.query.synthetic.TestNetwork;
import org.junit.jupiter.api.Test;

class FoldedViewTest {

    private final TestNetwork network = new TestNetwork();
    private final TestLog log = new TestLog(network);
    private final TestGame game = new TestGame(network, log, 11).open();

    @Test
    void hasTheSameRowsInOneRunAndInMany() {
        try (FoldedView often = new FoldedView(network.chain(), log);
                FoldedView once = new FoldedView(network.chain(), log)) {
            for (int i = 0; i < 5; i++) {
                often.follow(log);
                often.restart();
                game.round();
            }
            often.follow(log);
            once.follow(log);

            assertEquals(once.rows(), often.rows());
            assertTrue(once.rows().size() > 100, once.rows()::toString);
        }
    }

    @Test
    void hasOtherRowsForAnotherLog() {
        TestLog shorter = new TestLog(network);
        new TestGame(network, shorter, 12).open();
        game.round();

        try (FoldedView one = new FoldedView(network.chain(), log);
                FoldedView other = new FoldedView(network.chain(), shorter)) {
            one.follow(log);
            other.follow(shorter);

            assertNotEquals(one.rows(), other.rows());
        }
    }
}
