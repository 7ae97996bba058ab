package io.bitcraps.command.rules;

import static io.bitcraps.command.rules.Felts.*;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.bitcraps.events.state.StateKey;
import org.junit.jupiter.api.Test;

class LedgerTest {

    @Test
    void aSeatHasALeafOnlyWhileItHasBets() {
        var game = Game.atTable(rules(), ALICE);
        game.bet(ALICE, "FIELD 10");
        assertNotNull(game.state().get(StateKey.seat(T1, ALICE)));

        game.takeDown(ALICE, "FIELD 10");

        assertNull(game.state().get(StateKey.seat(T1, ALICE)));
    }
}
