package io.bitcraps.events.audit;

import io.bitcraps.events.event.Event;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.money.LedgerAccount;
import io.bitcraps.events.money.TrialBalance;

/** The fold of all postings: the trial balance after every block. */
final class MoneyAudit {
    private final Genesis genesis;
    private final Findings findings;
    private final TrialBalance balances = new TrialBalance();
    private boolean broken;

    MoneyAudit(Chain chain, Findings findings) {
        this.genesis = chain.genesis();
        this.findings = findings;
    }

    /** After one that cannot be counted, no balance means anything, and none is looked at. */
    void post(Event event, String place) {
        if (broken) {
            return;
        }
        try {
            balances.post(event.postings());
        } catch (ArithmeticException e) {
            broken = true;
            findings.add(
                    Finding.Kind.BALANCE,
                    place,
                    "moves more tokens than there can be; balances from here on were not looked at");
        }
    }

    /** Issued is the treasury, and every allocation has its tokens: no others. */
    void endOfGenesis() {
        if (broken) {
            return;
        }
        String place = "height 0";
        findings.check(
                balances.supply() == genesis.treasury().micro(),
                Finding.Kind.GENESIS,
                place,
                "issues " + balances.supply() + " micro-CRAP instead of "
                        + genesis.treasury().micro());
        Amount granted = Amount.ZERO;
        for (Genesis.Allocation allocation : genesis.allocations()) {
            PublicKey account = allocation.account();
            long balance = balances.balance(new LedgerAccount.Available(account));
            granted = granted.plus(allocation.amount());
            findings.check(
                    balance == allocation.amount().micro(),
                    Finding.Kind.GENESIS,
                    place,
                    "gives " + account + " " + balance + " micro-CRAP");
        }
        long bankroll = balances.balance(LedgerAccount.Common.BANKROLL);
        findings.check(
                bankroll == genesis.treasury().minus(granted).micro(),
                Finding.Kind.GENESIS,
                place,
                "leaves the house " + bankroll + " micro-CRAP");
        endOfBlock(place);
    }

    void endOfBlock(String place) {
        if (broken) {
            return;
        }
        balances.violations(genesis.parameters().supplyCap())
                .forEach(violation -> findings.add(Finding.Kind.BALANCE, place, violation.sentence()));
    }
}
