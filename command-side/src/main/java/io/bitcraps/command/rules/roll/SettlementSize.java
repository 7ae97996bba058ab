package io.bitcraps.command.rules.roll;

import io.bitcraps.command.rules.bets.kind.BetRules;
import io.bitcraps.command.rules.table.Creation;

/**
 * What a locked roll can come to in the log, at most: {@code seed-revealed} and {@code dice-rolled}, per seat {@code
 * settled} and {@code player-left}, and {@code table-closed}. A locked table's bets do not change, so this is the same
 * when the roll locks and when its seed comes. Part of what makes a block valid (docs/protocol.md, section 3).
 */
public record SettlementSize(long entries, long bytes) {

    public static final SettlementSize NONE = new SettlementSize(0, 0);

    private static final long ROLL_ENTRIES = 3;
    private static final long SEAT_ENTRIES = 2;
    private static final long ROLL_BYTES = 1_024;
    private static final long SEAT_BYTES = 1_536;
    private static final long BET_BYTES = 192;

    /** Every seat taken and a bet on every spot of each: a block must have room for it, or the dice never fall. */
    public static final SettlementSize FULL_TABLE = of(Creation.MAX_SEATS, Creation.MAX_SEATS * BetRules.spots());

    /**
     * @param seats taken ones
     * @param bets of all seats together
     */
    public static SettlementSize of(int seats, int bets) {
        return new SettlementSize(
                ROLL_ENTRIES + SEAT_ENTRIES * seats, ROLL_BYTES + SEAT_BYTES * seats + BET_BYTES * bets);
    }

    public SettlementSize plus(SettlementSize other) {
        return new SettlementSize(Math.addExact(entries, other.entries), Math.addExact(bytes, other.bytes));
    }
}
