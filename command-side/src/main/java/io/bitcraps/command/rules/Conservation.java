package io.bitcraps.command.rules;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue;
import io.bitcraps.events.state.StateValue.Account;
import io.bitcraps.events.state.StateValue.Bank;
import io.bitcraps.events.state.StateValue.Bet;
import io.bitcraps.events.state.StateValue.Seat;
import io.bitcraps.events.state.StateValue.Table;
import org.jspecify.annotations.Nullable;

/**
 * Sums what a block changed, by another path than the postings that changed it: from the leaves before and after.
 * Genesis starts from nothing, so that sums of changes that agree keep the totals in agreement for ever.
 */
final class Conservation {

    private long tokens;
    private long issued;
    private long escrow;
    private long stakes;
    private long bankExposure;
    private long tableExposure;
    private long accountExposure;
    private long reserves;

    void change(@Nullable StateValue before, @Nullable StateValue after) {
        if (before != null) {
            count(before, -1);
        }
        if (after != null) {
            count(after, 1);
        }
    }

    void check() {
        InvariantViolation.check(tokens == issued, "a block neither makes nor loses tokens");
        InvariantViolation.check(escrow == stakes, "escrow holds exactly the stakes of the open bets");
        InvariantViolation.check(bankExposure == reserves, "the exposure is what the open bets reserve");
        InvariantViolation.check(tableExposure == reserves, "the tables' exposures are what their bets reserve");
        InvariantViolation.check(accountExposure == reserves, "the accounts' exposures are what their bets reserve");
    }

    private void count(StateValue leaf, int sign) {
        switch (leaf) {
            case Account account -> {
                tokens = add(tokens, sign, account.available(), account.held());
                accountExposure = add(accountExposure, sign, account.exposure());
            }
            case Table table -> {
                tokens = add(tokens, sign, table.escrow());
                escrow = add(escrow, sign, table.escrow());
                tableExposure = add(tableExposure, sign, table.exposure());
            }
            case Bank bank -> {
                tokens = add(
                        tokens, sign, bank.bankroll(), bank.exposure(), bank.fees(), bank.cashier(), bank.suspense());
                issued = add(issued, sign, bank.issued());
                bankExposure = add(bankExposure, sign, bank.exposure());
            }
            case Seat seat -> {
                for (Bet bet : seat.bets()) {
                    stakes = add(stakes, sign, bet.stake());
                    reserves = add(reserves, sign, bet.reserved());
                }
            }
            case StateValue.Agenda agenda -> {}
            case StateValue.Parameters parameters -> {}
            case StateValue.RegisteredPayTable payTable -> {}
            case StateValue.ValidatorKeys keys -> {}
            case StateValue.Conviction conviction -> {}
        }
    }

    private static long add(long sum, int sign, Amount... amounts) {
        long result = sum;
        for (Amount amount : amounts) {
            result = Math.addExact(result, Math.multiplyExact(sign, amount.micro()));
        }
        return result;
    }
}
