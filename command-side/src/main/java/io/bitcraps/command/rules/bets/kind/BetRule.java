package io.bitcraps.command.rules.bets.kind;

import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Bet;

/**
 * How one kind of bet is played; what it pays is the pay table's matter. The settlement knows bets only through this,
 * so a new kind is one more implementation, named in {@link BetRules}. Implementations are stateless.
 */
public interface BetRule {

    Amount NO_CAP = new Amount(Long.MAX_VALUE);

    /** Whether the bet can stand on {@code number}; 0 is the bet's own place on the felt. */
    default boolean standsOn(int number) {
        return number == 0;
    }

    /** Whether stake may be placed or added now. */
    boolean mayRaise(Felt felt, Spot spot);

    /** Whether stake may be taken off now, in part or as a whole. */
    boolean mayLower(Felt felt, Spot spot);

    /** Whether the player may switch it on and off for come-out rolls; such a bet starts off, all others are on. */
    default boolean switchable() {
        return false;
    }

    /** The largest stake the seat's other bets allow here. */
    default Amount cap(Felt felt, Spot spot) {
        return NO_CAP;
    }

    /** How many tiers a pay table has for this kind. */
    default int tierCount() {
        return 1;
    }

    /** Every tier at which the bet can still be paid: from there come its reserve and its smallest winnings. */
    default int[] tiers(Spot spot, int point) {
        return new int[] {0};
    }

    /** @param point before the roll, 0 while off */
    Fate on(Dice dice, Bet bet, int point);
}
