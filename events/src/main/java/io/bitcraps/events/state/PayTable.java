package io.bitcraps.events.state;

import io.bitcraps.events.craps.BetKind;
import java.util.List;

/**
 * What each bet pays: data, named by the SHA-256 of its canonical bytes.
 *
 * @param bets in order of kind, no kind twice; a kind that is not here is not taken
 */
public record PayTable(String name, int version, List<Pays> bets) {

    /** The largest numerator and denominator: times the largest supply they stay inside 63 bits. */
    public static final long MAX_TERM = 100_000;

    public PayTable {
        bets = List.copyOf(bets);
    }

    /**
     * Winnings are floor(stake x numerator / denominator) of the tier that the bet's kind names for the outcome. Most
     * kinds have one tier; odds have one each for 4/10, 5/9 and 6/8; the field has one each for 1:1, the 2 and the 12.
     */
    public record Pays(BetKind kind, List<Odds> tiers) {
        public Pays {
            tiers = List.copyOf(tiers);
        }
    }

    /** {@code numerator} to {@code denominator}. */
    public record Odds(long numerator, long denominator) {}
}
