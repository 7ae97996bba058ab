package io.bitcraps.command.rules.bets.kind;

import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.state.StateValue.Bet;

/** The double before a 7 and before the easy way; off on a come-out unless switched on. */
record Hardway(int sum) implements BetRule {

    @Override
    public boolean mayRaise(Felt felt, Spot spot) {
        return true;
    }

    @Override
    public boolean mayLower(Felt felt, Spot spot) {
        return true;
    }

    @Override
    public boolean switchable() {
        return true;
    }

    @Override
    public Fate on(Dice dice, Bet bet, int point) {
        boolean working = point != 0 || bet.on();
        if (!working || (dice.sum() != sum && dice.sum() != Numbers.SEVEN)) {
            return Fate.STANDS;
        }
        return dice.sum() == sum && dice.isDouble() ? Fate.wins() : Fate.LOSES;
    }
}
