package io.bitcraps.command.rules;

import io.bitcraps.command.rules.bets.PayTableCheck;
import io.bitcraps.command.rules.roll.SettlementSize;
import io.bitcraps.command.rules.table.Closing;
import io.bitcraps.command.rules.table.Creation;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the rules can execute what a genesis fixes. The bounds keep every product and sum of the rules inside 63
 * bits, so that no later action can break the arithmetic.
 */
final class GenesisCheck {

    private static final Amount LARGEST_SUPPLY = Amount.crap(21_000_000);

    /** A hundred times the bankroll: then only the bankroll itself is the limit. */
    private static final long NO_LIABILITY_LIMIT = 1_000_000;

    private final Genesis genesis;
    private final List<String> problems = new ArrayList<>();

    private GenesisCheck(Genesis genesis) {
        this.genesis = genesis;
    }

    /** One sentence per problem; empty if there is none. */
    static List<String> problems(Genesis genesis) {
        var check = new GenesisCheck(genesis);
        check.amounts(genesis.parameters());
        check.counts(genesis.parameters());
        check.settlements(genesis.limits());
        genesis.payTables().forEach(payTable -> check.problems.addAll(PayTableCheck.problems(payTable)));
        check.allocations();
        return List.copyOf(check.problems);
    }

    private void amounts(Parameters parameters) {
        Amount cap = parameters.supplyCap();
        require(LARGEST_SUPPLY.atLeast(cap), "the supply cap is at most 21000000 CRAP");
        require(cap.atLeast(genesis.treasury()), "the treasury is within the supply cap");
        require(
                cap.atLeast(parameters.actionFee())
                        && cap.atLeast(parameters.openingFee())
                        && cap.atLeast(parameters.tableDeposit())
                        && cap.atLeast(parameters.faucetLimit()),
                "fees, table deposit and faucet limit are within the supply cap");
        require(isIn(parameters.transferFeePerMille(), 0, 1_000), "the transfer fee is 0 to 1000 per mille");
        require(
                isIn(parameters.betLiabilityPerMyriad(), 0, NO_LIABILITY_LIMIT)
                        && isIn(parameters.accountLiabilityPerMyriad(), 0, NO_LIABILITY_LIMIT)
                        && isIn(parameters.tableLiabilityPerMyriad(), 0, NO_LIABILITY_LIMIT),
                "liabilities are 0 to " + NO_LIABILITY_LIMIT + " per myriad of the bankroll");
    }

    private void counts(Parameters parameters) {
        require(isIn(parameters.powBits(), 0, ProofOfWork.MAX_BITS), "a proof of work has 0 to 32 bits");
        require(parameters.maxActionsPerAccountPerBlock() >= 1, "an account may have an action in a block");
        require(
                parameters.maxValidityHeights() >= 1 && parameters.maxValidityMs() >= 1,
                "an action may stay valid for a while");
        require(
                parameters.maxTables() >= 0 && parameters.maxTablesPerAccount() >= 0,
                "numbers of tables are not negative");
        require(isIn(parameters.maxOpenBets(), 1, 128), "a seat has 1 to 128 open bets");
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

    private void allocations() {
        Set<PublicKey> taken = new TreeSet<>();
        genesis.committee().validators().forEach(validator -> {
            taken.add(validator.voteKey());
            taken.add(validator.cosignerKey());
            taken.add(validator.logKey());
        });
        long rest = genesis.treasury().micro();
        for (Genesis.Allocation allocation : genesis.allocations()) {
            String name = "allocation to " + allocation.account() + ": ";
            require(taken.add(allocation.account()), name + "the key is a validator's or comes twice");
            require(Ed25519.isValidKey(allocation.account()), name + "not a valid Ed25519 key");
            require(allocation.amount().micro() <= rest, name + "more than is left of the treasury");
            rest = Math.max(0, rest - allocation.amount().micro());
        }
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    private static boolean isIn(long value, long least, long most) {
        return value >= least && value <= most;
    }
}
