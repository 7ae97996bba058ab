package io.bitcraps.command.rules;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.money.LedgerAccount;
import io.bitcraps.events.money.LedgerAccount.Common;
import io.bitcraps.events.money.Posting;
import io.bitcraps.events.state.StateValue.Account;
import io.bitcraps.events.state.StateValue.Bank;
import io.bitcraps.events.state.StateValue.Table;

/** Where the accounts of the double-entry ledger stand in the state, and how a posting moves them. */
final class Balances {

    private Balances() {}

    static void post(Ledger ledger, Posting posting) {
        add(ledger, posting.debit(), Math.negateExact(posting.amount().micro()));
        add(ledger, posting.credit(), posting.amount().micro());
    }

    private static void add(Ledger ledger, LedgerAccount account, long micro) {
        switch (account) {
            case LedgerAccount.Available(var key) -> {
                Account old = ledger.openAccount(key);
                ledger.put(withBalances(old, sum(old.available(), micro), old.held()));
            }
            case LedgerAccount.Held(var key) -> {
                Account old = ledger.openAccount(key);
                ledger.put(withBalances(old, old.available(), sum(old.held(), micro)));
            }
            case LedgerAccount.Escrow(var id) -> {
                Table old = ledger.existingTable(id);
                ledger.put(TableEdit.of(old).escrow(sum(old.escrow(), micro)).table());
            }
            case Common common -> ledger.put(add(ledger, ledger.bank(), common, micro));
        }
    }

    private static Account withBalances(Account old, Amount available, Amount held) {
        return new Account(old.key(), available, held, old.nonce(), old.exposure(), old.openTables());
    }

    private static Bank add(Ledger ledger, Bank old, Common account, long micro) {
        Amount bankroll = old.bankroll();
        Amount exposure = old.exposure();
        Amount issued = old.issued();
        Amount fees = old.fees();
        Amount cashier = old.cashier();
        Amount suspense = old.suspense();
        switch (account) {
            case BANKROLL -> bankroll = sum(bankroll, micro);
            case EXPOSURE -> exposure = sum(exposure, micro);
            case ISSUANCE -> {
                issued = sum(issued, Math.negateExact(micro)); // the one account that is kept as its negative
                InvariantViolation.check(
                        ledger.parameters().supplyCap().atLeast(issued), "the supply stays within its cap");
            }
            case FEES -> fees = sum(fees, micro);
            case CASHIER -> cashier = sum(cashier, micro);
            case SUSPENSE -> suspense = sum(suspense, micro);
        }
        return new Bank(bankroll, exposure, issued, fees, cashier, suspense);
    }

    private static Amount sum(Amount balance, long micro) {
        long result = Math.addExact(balance.micro(), micro);
        InvariantViolation.check(result >= 0, "no balance falls below zero");
        return new Amount(result);
    }
}
