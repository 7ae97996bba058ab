package io.bitcraps.command.rules.bets.kind;

import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.state.StateValue.Bet;

/** One roll, one sum. */
record Next(int sum) implements BetRule {

    @Override
    public boolean mayRaise(Felt felt, Spot spot) {
        return true;
    }

    @Override
    public boolean mayLower(Felt felt, Spot spot) {
        return true;
    }

    @Override
    public Fate on(Dice dice, Bet bet, int point) {
        return dice.sum() == sum ? Fate.wins() : Fate.LOSES;
    }
}
