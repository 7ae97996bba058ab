package io.bitcraps.events.money;

/** Moves {@code amount} from the debit account to the credit account: debits lower a balance, credits raise it. */
public record Posting(LedgerAccount debit, LedgerAccount credit, Amount amount, PostingCode code) {

    public Posting {
        if (amount.isZero()) {
            throw new ArithmeticException("a posting of nothing: " + code);
        }
        if (debit.equals(credit)) {
            throw new ArithmeticException("a posting from an account to itself: " + debit.text());
        }
    }
}
