package io.bitcraps.command.rules.bets.kind;

import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.state.StateValue.Bet;

/** A pass line of one's own: in the box (number 0) for one roll, then on its number. */
record Come() implements BetRule {

    @Override
    public boolean standsOn(int number) {
        return number == 0 || Numbers.isPoint(number);
    }

    @Override
    public boolean mayRaise(Felt felt, Spot spot) {
        return spot.number() == 0 && !felt.comeOut();
    }

    @Override
    public boolean mayLower(Felt felt, Spot spot) {
        return spot.number() == 0;
    }

    @Override
    public Fate on(Dice dice, Bet bet, int point) {
        int sum = dice.sum();
        int number = bet.spot().number();
        if (number != 0) {
            return Fate.race(sum, number, Numbers.SEVEN);
        }
        if (Numbers.isNatural(sum)) {
            return Fate.wins();
        }
        return Numbers.isCraps(sum) ? Fate.LOSES : new Fate.Travels(sum);
    }
}
