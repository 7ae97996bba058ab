package io.bitcraps.command.rules.bets;

import io.bitcraps.command.rules.bets.kind.BetRules;
import io.bitcraps.events.state.PayTable;
import io.bitcraps.events.state.PayTable.Pays;
import java.util.ArrayList;
import java.util.List;

/** Whether a pay table can be played: it has every tier that its bets' rules name, and no other. */
public final class PayTableCheck {

    private PayTableCheck() {}

    /** One sentence per problem; empty if there is none. */
    public static List<String> problems(PayTable payTable) {
        List<String> problems = new ArrayList<>();
        for (Pays pays : payTable.bets()) {
            int tiers = BetRules.of(pays.kind()).tierCount();
            if (pays.tiers().size() != tiers) {
                problems.add("pay table " + payTable.name() + ", " + pays.kind().text() + ": " + tiers
                        + " tiers needed, got " + pays.tiers().size());
            }
        }
        return problems;
    }
}
