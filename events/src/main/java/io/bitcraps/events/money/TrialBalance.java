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
 * micro-CRAP: issuance's is minus the supply. Asking for violations costs nothing but for the accounts that violate,
 * so it is done at every block. One owner, not thread-safe.
 */
public final class TrialBalance {

    private final SortedMap<LedgerAccount, Long> balances = new TreeMap<>(LedgerAccount.ORDER);
    private final SortedSet<LedgerAccount> overdrawn = new TreeSet<>(LedgerAccount.ORDER);
    private long sum;

    /** Something that must never be said of a ledger. */
    public sealed interface Violation {

        String sentence();

        /** The balances do not add up to 0: tokens were made or lost. */
        record Unbalanced(long sum) implements Violation {
            @Override
            public String sentence() {
                return "all balances add up to " + sum + " micro-CRAP instead of 0";
            }
        }

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
     * Starts an account with a balance that was folded elsewhere, as from a snapshot.
     *
     * @throws IllegalArgumentException if it has one already
     */
    public void open(LedgerAccount account, long balance) {
        if (balances.containsKey(account)) {
            throw new IllegalArgumentException("an account has one balance: " + account.text());
        }
        move(account, balance);
    }

    public void post(List<Posting> postings) {
        postings.forEach(this::post);
    }

    /** @throws ArithmeticException beyond 63 bits, which no supply reaches */
    public void post(Posting posting) {
        move(posting.debit(), -posting.amount().micro());
        move(posting.credit(), posting.amount().micro());
    }

    /** 0 for an account that never moved. */
    public long balance(LedgerAccount account) {
        return balances.getOrDefault(account, 0L);
    }

    /** Tokens that exist, in micro-CRAP. */
    public long supply() {
        return Math.negateExact(balance(LedgerAccount.Common.ISSUANCE));
    }

    /** Every account that ever moved, in {@link LedgerAccount#ORDER}; a view. */
    public SortedMap<LedgerAccount, Long> balances() {
        return Collections.unmodifiableSortedMap(balances);
    }

    /** What is wrong, or nothing: the sum is 0, only issuance is negative, and the supply is at most {@code cap}. */
    public List<Violation> violations(Amount cap) {
        List<Violation> violations = new ArrayList<>();
        if (sum != 0) {
            violations.add(new Violation.Unbalanced(sum));
        }
        for (LedgerAccount account : overdrawn) {
            violations.add(new Violation.Overdrawn(account, balance(account)));
        }
        long supply = supply();
        if (supply < 0) {
            violations.add(new Violation.NegativeSupply(supply));
        }
        if (supply > cap.micro()) {
            violations.add(new Violation.OverCap(supply, cap));
        }
        return List.copyOf(violations);
    }

    private void move(LedgerAccount account, long amount) {
        long before = balance(account);
        long after = Math.addExact(before, amount);
        sum = Math.addExact(sum, amount);
        balances.put(account, after);
        if (account != LedgerAccount.Common.ISSUANCE && before < 0 != after < 0) {
            if (after < 0) {
                overdrawn.add(account);
            } else {
                overdrawn.remove(account);
            }
        }
    }
}
