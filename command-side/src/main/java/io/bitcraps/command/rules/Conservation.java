package io.bitcraps.command.rules;

import io.bitcraps.events.InvariantViolation;
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
                tokens += sign * (account.available().micro() + account.held().micro());
                accountExposure += sign * account.exposure().micro();
            }
            case Table table -> {
                tokens += sign * table.escrow().micro();
                escrow += sign * table.escrow().micro();
                tableExposure += sign * table.exposure().micro();
            }
            case Bank bank -> count(bank, sign);
            case Seat seat -> {
                for (Bet bet : seat.bets()) {
                    stakes += sign * bet.stake().micro();
                    reserves += sign * bet.reserved().micro();
                }
            }
            case StateValue.Agenda agenda -> {}
            case StateValue.Parameters parameters -> {}
            case StateValue.RegisteredPayTable payTable -> {}
        }
    }

    private void count(Bank bank, int sign) {
        tokens += sign
                * (bank.bankroll().micro()
                        + bank.exposure().micro()
                        + bank.fees().micro()
                        + bank.cashier().micro()
                        + bank.suspense().micro());
        issued += sign * bank.issued().micro();
        bankExposure += sign * bank.exposure().micro();
    }
}
