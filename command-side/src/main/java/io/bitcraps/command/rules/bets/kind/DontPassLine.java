package io.bitcraps.command.rules.bets.kind;

import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.state.StateValue.Bet;

/** Don't pass: may always come down, since its bad part, the come-out, is over once there is a point. */
record DontPassLine() implements BetRule {

    @Override
    public boolean mayRaise(Felt felt, Spot spot) {
        return felt.comeOut();
    }

    @Override
    public boolean mayLower(Felt felt, Spot spot) {
        return true;
    }

    @Override
    public Fate on(Dice dice, Bet bet, int point) {
        int sum = dice.sum();
        return point == 0 ? first(sum) : Fate.race(sum, Numbers.SEVEN, point);
    }

    /** The first roll of a don't bet; the 12 pushes, and that is all of the house's edge. */
    static Fate first(int sum) {
        if (Numbers.isNatural(sum)) {
            return Fate.LOSES;
        }
        if (sum == 12) {
            return Fate.PUSHES;
        }
        return Numbers.isCraps(sum) ? Fate.wins() : Fate.STANDS;
    }
}
