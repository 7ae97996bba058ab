package io.bitcraps.events.block;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.View;
import java.util.Objects;

/**
 * Two votes of one validator and view that no honest validator casts both of: with their signatures, they convict it.
 * Notarize beside nullify is lawful and no evidence.
 */
public record Evidence(Vote first, Vote second) {

    /** What was done; texts are part of the log format. */
    public enum Offence {
        TWO_NOTARIZE("two-notarize"),
        TWO_FINALIZE("two-finalize"),
        FINALIZE_AND_NULLIFY("finalize-and-nullify"),
        FINALIZE_AND_NOTARIZE_ANOTHER("finalize-and-notarize-another");

        private final String text;

        Offence(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public Evidence {
        InvariantViolation.check(
                conflicts(first, second), "evidence holds two votes that no honest validator casts both of");
    }

    /** Whether an honest validator never casts both. */
    public static boolean conflicts(Vote first, Vote second) {
        Ballot a = first.ballot();
        Ballot b = second.ballot();
        if (first.validator() != second.validator()
                || !a.epoch().equals(b.epoch())
                || !a.view().equals(b.view())) {
            return false;
        }
        boolean finalizes = a.kind() == VoteKind.FINALIZE || b.kind() == VoteKind.FINALIZE;
        return (finalizes || a.kind() == b.kind()) && !Objects.equals(a.block(), b.block());
    }

    /** Place in the committee of the epoch. */
    public int validator() {
        return first.validator();
    }

    public Epoch epoch() {
        return first.ballot().epoch();
    }

    public View view() {
        return first.ballot().view();
    }

    public Offence offence() {
        VoteKind a = first.ballot().kind();
        VoteKind b = second.ballot().kind();
        if (a == b) {
            return a == VoteKind.NOTARIZE ? Offence.TWO_NOTARIZE : Offence.TWO_FINALIZE;
        }
        boolean nullifies = a == VoteKind.NULLIFY || b == VoteKind.NULLIFY;
        return nullifies ? Offence.FINALIZE_AND_NULLIFY : Offence.FINALIZE_AND_NOTARIZE_ANOTHER;
    }
}
