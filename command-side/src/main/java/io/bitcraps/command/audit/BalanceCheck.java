package io.bitcraps.command.audit;

import io.bitcraps.command.rules.Ledger;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.money.LedgerAccount;
import io.bitcraps.events.money.TrialBalance;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue.Account;
import io.bitcraps.events.state.StateValue.Bank;
import io.bitcraps.events.state.StateValue.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds up the postings of the log and compares them with the leaves that the rules made of the same log by another
 * path. Execution already checks at every block that all leaves together neither gain nor lose a token, so that where
 * every account that ever moved agrees, there is nothing in one that did not.
 */
final class BalanceCheck {

    private final TrialBalance balances = new TrialBalance();

    /** @throws ArithmeticException if it moves more tokens than there can be */
    void post(Event event) {
        balances.post(event.postings());
    }

    /** A sentence for each account whose leaf says another balance than its postings give. */
    List<String> differences(StateTrie state) {
        var ledger = new Ledger(state);
        List<String> differences = new ArrayList<>();
        balances.balances().forEach((account, balance) -> {
            long leaf = leaf(ledger, account);
            if (leaf != balance) {
                differences.add(
                        "the state gives " + account.text() + " " + leaf + " micro-CRAP, the postings " + balance);
            }
        });
        return differences;
    }

    private static long leaf(Ledger ledger, LedgerAccount account) {
        return switch (account) {
            case LedgerAccount.Available(PublicKey key) -> {
                Account leaf = ledger.account(key);
                yield leaf == null ? 0 : leaf.available().micro();
            }
            case LedgerAccount.Held(PublicKey key) -> {
                Account leaf = ledger.account(key);
                yield leaf == null ? 0 : leaf.held().micro();
            }
            case LedgerAccount.Escrow(TableId table) -> {
                Table leaf = ledger.table(table);
                yield leaf == null ? 0 : leaf.escrow().micro();
            }
            case LedgerAccount.Common common -> common(ledger.bank(), common);
        };
    }

    private static long common(Bank bank, LedgerAccount.Common account) {
        Amount amount = switch (account) {
            case BANKROLL -> bank.bankroll();
            case EXPOSURE -> bank.exposure();
            case ISSUANCE -> bank.issued();
            case FEES -> bank.fees();
            case CASHIER -> bank.cashier();
            case SUSPENSE -> bank.suspense();
        };
        return account == LedgerAccount.Common.ISSUANCE ? -amount.micro() : amount.micro();
    }
}
