package io.bitcraps.command.rules.bets.kind;

import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Bet;

/** Odds behind a line bet: they stand only while there is a point, so they are never off. */
record LineOdds(BetKind flat, OddsSide side) implements BetRule {

    @Override
    public boolean mayRaise(Felt felt, Spot spot) {
        return !felt.comeOut() && !felt.stake(Spot.of(flat)).isZero();
    }

    @Override
    public boolean mayLower(Felt felt, Spot spot) {
        return true;
    }

    @Override
    public Amount cap(Felt felt, Spot spot) {
        return felt.comeOut() ? Amount.ZERO : felt.stake(Spot.of(flat)).timesFloor(side.multiple(felt.point()), 1);
    }

    @Override
    public int tierCount() {
        return OddsSide.TIERS;
    }

    @Override
    public int[] tiers(Spot spot, int point) {
        return new int[] {OddsSide.tier(point)};
    }

    @Override
    public Fate on(Dice dice, Bet bet, int point) {
        return side.on(dice.sum(), point);
    }
}
