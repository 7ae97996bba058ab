package io.bitcraps.command.rules.bets;

import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.state.PayTable;
import io.bitcraps.events.state.PayTable.Odds;
import io.bitcraps.events.state.PayTable.Pays;
import java.util.ArrayList;
import java.util.List;

/** Whether a pay table can be played: every tier its bets' rules name is there, and no product leaves a long. */
public final class PayTableCheck {

    /** The largest numerator and denominator: times the supply cap they stay inside 63 bits. */
    static final long MAX_TERM = 100_000;

    private PayTableCheck() {}

    /** One sentence per problem; empty if there is none. */
    public static List<String> problems(PayTable payTable) {
        List<String> problems = new ArrayList<>();
        BetKind last = null;
        for (Pays pays : payTable.bets()) {
            String bet = "pay table " + payTable.name() + ", " + pays.kind().text() + ": ";
            if (last != null && pays.kind().compareTo(last) <= 0) {
                problems.add(bet + "bets stand in order of their kind, each once");
            }
            int tiers = BetRules.of(pays.kind()).tierCount();
            if (pays.tiers().size() != tiers) {
                problems.add(bet + tiers + " tiers needed, got " + pays.tiers().size());
            }
            for (Odds odds : pays.tiers()) {
                if (odds.numerator() < 1
                        || odds.numerator() > MAX_TERM
                        || odds.denominator() < 1
                        || odds.denominator() > MAX_TERM) {
                    problems.add(bet + "numerator and denominator are 1 to " + MAX_TERM);
                }
            }
            last = pays.kind();
        }
        return problems;
    }
}
