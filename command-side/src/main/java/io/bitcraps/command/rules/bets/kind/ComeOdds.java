package io.bitcraps.command.rules.bets.kind;

import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Bet;

/**
 * Odds behind a come bet on its number. Those with the number are off on a come-out unless switched on: when their
 * come bet is decided then, they come back.
 */
record ComeOdds(BetKind flat, OddsSide side) implements BetRule {

    @Override
    public boolean standsOn(int number) {
        return Numbers.isPoint(number);
    }

    @Override
    public boolean mayRaise(Felt felt, Spot spot) {
        return !felt.stake(flat(spot)).isZero();
    }

    @Override
    public boolean mayLower(Felt felt, Spot spot) {
        return true;
    }

    @Override
    public boolean switchable() {
        return side == OddsSide.RIGHT;
    }

    @Override
    public Amount cap(Felt felt, Spot spot) {
        return felt.stake(flat(spot)).timesFloor(side.multiple(spot.number()), 1);
    }

    @Override
    public int tierCount() {
        return OddsSide.TIERS;
    }

    @Override
    public int[] tiers(Spot spot, int point) {
        return new int[] {OddsSide.tier(spot.number())};
    }

    @Override
    public Fate on(Dice dice, Bet bet, int point) {
        Fate fate = side.on(dice.sum(), bet.spot().number());
        boolean off = point == 0 && !bet.on();
        return off && !fate.equals(Fate.STANDS) ? Fate.PUSHES : fate;
    }

    private Spot flat(Spot odds) {
        return new Spot(flat, odds.number());
    }
}
