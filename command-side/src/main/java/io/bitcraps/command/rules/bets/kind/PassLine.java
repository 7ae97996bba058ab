package io.bitcraps.command.rules.bets.kind;

import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.state.StateValue.Bet;

/** Pass: a contract once there is a point, since its good part, the come-out, is over then. */
record PassLine() implements BetRule {

    @Override
    public boolean mayRaise(Felt felt, Spot spot) {
        return felt.comeOut();
    }

    @Override
    public boolean mayLower(Felt felt, Spot spot) {
        return felt.comeOut();
    }

    @Override
    public Fate on(Dice dice, Bet bet, int point) {
        int sum = dice.sum();
        if (point != 0) {
            return Fate.race(sum, point, Numbers.SEVEN);
        }
        if (Numbers.isNatural(sum)) {
            return Fate.wins();
        }
        return Numbers.isCraps(sum) ? Fate.LOSES : Fate.STANDS;
    }
}
