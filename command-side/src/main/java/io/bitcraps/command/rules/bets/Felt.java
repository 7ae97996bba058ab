package io.bitcraps.command.rules.bets;

import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.money.Amount;

/**
 * What a bet's options depend on: the puck and the seat's other bets.
 *
 * @param point 0 while off
 */
public record Felt(int point, SeatBets bets) {

    public boolean comeOut() {
        return point == 0;
    }

    public Amount stakeOn(Spot spot) {
        return bets.stake(spot);
    }
}
