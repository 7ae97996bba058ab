package io.bitcraps.command.rules.bets;

import io.bitcraps.command.rules.bets.kind.BetRules;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.PayTable;
import io.bitcraps.events.state.PayTable.Odds;
import io.bitcraps.events.state.StateValue.Table;
import java.util.List;

/** A pay table put to use: what a stake wins, reserves, and may be at most. */
public record Tariff(PayTable payTable) {

    /** Whether the table takes that bet there. */
    public boolean takes(Spot spot) {
        return find(spot.kind()) >= 0 && BetRules.of(spot.kind()).standsOn(spot.number());
    }

    public Amount winnings(BetKind kind, int tier, Amount stake) {
        Odds odds = odds(kind).get(tier);
        return stake.timesFloor(odds.numerator(), odds.denominator());
    }

    /** The largest winnings the bet can still be paid. */
    public Amount reserve(Spot spot, int point, Amount stake) {
        Amount largest = Amount.ZERO;
        for (int tier : BetRules.of(spot.kind()).tiers(spot, point)) {
            Amount winnings = winnings(spot.kind(), tier, stake);
            largest = winnings.atLeast(largest) ? winnings : largest;
        }
        return largest;
    }

    /** Whether the table takes no bet of that stake there: below its minimum, or some way of winning pays nothing. */
    public boolean isTooSmall(Spot spot, Table table, Amount stake) {
        return !stake.atLeast(table.rules().minimum()) || couldWinNothing(spot, table.point(), stake);
    }

    private boolean couldWinNothing(Spot spot, int point, Amount stake) {
        for (int tier : BetRules.of(spot.kind()).tiers(spot, point)) {
            if (winnings(spot.kind(), tier, stake).isZero()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The largest stake whose reserve is at most {@code room}: floor(s n / d) <= r exactly while s n < (r + 1) d. The
     * room is below the supply cap and a registered denominator is bounded, so the product is a long.
     */
    public Amount largestStake(Spot spot, int point, Amount room) {
        long least = Long.MAX_VALUE;
        for (int tier : BetRules.of(spot.kind()).tiers(spot, point)) {
            Odds odds = odds(spot.kind()).get(tier);
            long beyond = Math.multiplyExact(Math.addExact(room.micro(), 1), odds.denominator());
            least = Math.min(least, Math.subtractExact(beyond, 1) / odds.numerator());
        }
        return new Amount(least);
    }

    private List<Odds> odds(BetKind kind) {
        int index = find(kind);
        InvariantViolation.check(index >= 0, "an open bet is one that its pay table takes");
        return payTable.bets().get(index).tiers();
    }

    private int find(BetKind kind) {
        for (int i = 0; i < payTable.bets().size(); i++) {
            if (payTable.bets().get(i).kind() == kind) {
                return i;
            }
        }
        return -1;
    }
}
