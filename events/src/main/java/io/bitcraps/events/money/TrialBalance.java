package io.bitcraps.events.money;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All balances as the postings make them, and what must hold of them after every block. Balances are signed
 * micro-CRAP: issuance's is minus the supply. Each posting moves the same amount from one account to another, so the
 * sum of all balances is always 0: what can go wrong is that an account has less than nothing, or that there is more
 * than the cap. One owner, not thread-safe.
 */
public final class TrialBalance {

    private final SortedMap<LedgerAccount, Long> balances = new TreeMap<>(LedgerAccount.ORDER);
    private final SortedSet<LedgerAccount> moved = new TreeSet<>(LedgerAccount.ORDER);

    /** Something that must never be said of a ledger. */
    public sealed interface Violation {

        String sentence();

        record Overdrawn(LedgerAccount account, long balance) implements Violation {
            @Override
            public String sentence() {
                return account.text() + " is overdrawn: " + balance + " micro-CRAP";
            }
        }

        /** Issuance took in more than it gave out. */
        record NegativeSupply(long supply) implements Violation {
            @Override
            public String sentence() {
                return "the supply is " + supply + " micro-CRAP";
            }
        }

        record OverCap(long supply, Amount cap) implements Violation {
            @Override
            public String sentence() {
                return "the supply is " + supply + " micro-CRAP, the cap " + cap.micro();
            }
        }
    }

    /**
     * Posts all of them or, where one cannot be counted, none.
     *
     * @throws ArithmeticException beyond 63 bits, which no supply reaches
     */
    public void post(List<Posting> postings) {
        SortedMap<LedgerAccount, Long> after = new TreeMap<>(LedgerAccount.ORDER);
        for (Posting posting : postings) {
            move(after, posting.debit(), -posting.amount().micro());
            move(after, posting.credit(), posting.amount().micro());
        }
        balances.putAll(after);
        moved.addAll(after.keySet());
    }

    /** As {@link #post(List)}. */
    public void post(Posting posting) {
        post(List.of(posting));
    }

    /** 0 for an account that never moved. */
    public long balance(LedgerAccount account) {
        return balances.getOrDefault(account, 0L);
    }

    /** Tokens that exist, in micro-CRAP. */
    public long supply() {
        return -balance(LedgerAccount.Common.ISSUANCE);
    }

    /** Every account that ever moved, in {@link LedgerAccount#ORDER}; a view. */
    public SortedMap<LedgerAccount, Long> balances() {
        return Collections.unmodifiableSortedMap(balances);
    }

    /**
     * What is wrong with the accounts that moved since this was last asked, or nothing: only issuance is negative, and
     * the supply is at most {@code cap}. Costs what moved, so it is asked at every block.
     */
    public List<Violation> violations(Amount cap) {
        List<Violation> violations = new ArrayList<>();
        for (LedgerAccount account : moved) {
            long balance = balance(account);
            if (account == LedgerAccount.Common.ISSUANCE) {
                supply(-balance, cap, violations);
            } else if (balance < 0) {
                violations.add(new Violation.Overdrawn(account, balance));
            }
        }
        moved.clear();
        return List.copyOf(violations);
    }

    private static void supply(long supply, Amount cap, List<Violation> violations) {
        if (supply < 0) {
            violations.add(new Violation.NegativeSupply(supply));
        } else if (supply > cap.micro()) {
            violations.add(new Violation.OverCap(supply, cap));
        }
    }

    private void move(SortedMap<LedgerAccount, Long> after, LedgerAccount account, long amount) {
        long balance = Math.addExact(after.getOrDefault(account, balance(account)), amount);
        if (balance == Long.MIN_VALUE) {
            throw new ArithmeticException("a balance whose negative is none");
        }
        after.put(account, balance);
    }
}
