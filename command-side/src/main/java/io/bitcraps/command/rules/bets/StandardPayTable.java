package io.bitcraps.command.rules.bets;

import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.state.PayTable;
import io.bitcraps.events.state.PayTable.Odds;
import io.bitcraps.events.state.PayTable.Pays;
import java.util.List;

/** The pay table a genesis registers if it names no other (docs/rules.md has the edges). */
public final class StandardPayTable {

    private StandardPayTable() {}

    public static PayTable payTable() {
        return new PayTable(
                "standard",
                1,
                List.of(
                        pays(BetKind.PASS, odds(1, 1)),
                        pays(BetKind.DONT_PASS, odds(1, 1)),
                        pays(BetKind.COME, odds(1, 1)),
                        pays(BetKind.DONT_COME, odds(1, 1)),
                        pays(BetKind.ODDS_PASS, odds(2, 1), odds(3, 2), odds(6, 5)),
                        pays(BetKind.ODDS_DONT_PASS, odds(1, 2), odds(2, 3), odds(5, 6)),
                        pays(BetKind.ODDS_COME, odds(2, 1), odds(3, 2), odds(6, 5)),
                        pays(BetKind.ODDS_DONT_COME, odds(1, 2), odds(2, 3), odds(5, 6)),
                        pays(BetKind.FIELD, odds(1, 1), odds(2, 1), odds(3, 1)),
                        pays(BetKind.HARD_4, odds(7, 1)),
                        pays(BetKind.HARD_6, odds(9, 1)),
                        pays(BetKind.HARD_8, odds(9, 1)),
                        pays(BetKind.HARD_10, odds(7, 1)),
                        pays(BetKind.NEXT_7, odds(49, 10))));
    }

    private static Pays pays(BetKind kind, Odds... tiers) {
        return new Pays(kind, List.of(tiers));
    }

    private static Odds odds(long numerator, long denominator) {
        return new Odds(numerator, denominator);
    }
}
