package io.bitcraps.command.rules.bets.kind;

import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.money.Amount;

/** What a bet's options depend on: the puck and the seat's other bets. */
public interface Felt {

    /** 0 while off. */
    int point();

    /** What the seat has on a spot, 0 if no bet stands there. */
    Amount stake(Spot spot);

    default boolean comeOut() {
        return point() == 0;
    }
}
