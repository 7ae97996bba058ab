package io.bitcraps.command.rules;

import io.bitcraps.command.rules.bets.PayTableCheck;
import io.bitcraps.command.rules.roll.SettlementSize;
import io.bitcraps.command.rules.table.Closing;
import io.bitcraps.command.rules.table.Creation;
import io.bitcraps.events.genesis.Genesis;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the rules can execute what a genesis fixes, as far as only they know: all else is checked where the file is
 * read ({@code GenesisProblems}).
 */
final class GenesisCheck {

    private final List<String> problems = new ArrayList<>();

    private GenesisCheck() {}

    /** One sentence per problem; empty if there is none. */
    static List<String> problems(Genesis genesis) {
        var check = new GenesisCheck();
        check.settlements(genesis.limits());
        genesis.payTables().forEach(payTable -> check.problems.addAll(PayTableCheck.problems(payTable)));
        return List.copyOf(check.problems);
    }

    /** No table may be able to lock a roll that no block can settle, or to grow too large for a block to close it. */
    private void settlements(Genesis.Limits limits) {
        SettlementSize full = SettlementSize.FULL_TABLE;
        long entries = BlockContext.OPENING_ENTRIES + Math.max(full.entries(), Closing.MOST_ENTRIES);
        require(
                limits.rollSettlements() >= Creation.MAX_SEATS,
                "a roll settles up to " + Creation.MAX_SEATS + " seats: rollSettlements is at least that");
        require(
                limits.blockBytes() >= full.bytes(),
                "the settlement of a full table has up to " + full.bytes() + " bytes: blockBytes is at least that");
        require(
                limits.blockEntries() >= entries,
                "a full table is settled and closed with up to " + entries + " entries: blockEntries is at least that");
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
