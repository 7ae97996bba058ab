package io.bitcraps.command.consensus;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteKind;
import java.util.Objects;

/** Two signed votes of one view that convict their signer. Notarize beside nullify is lawful and no evidence. */
public record Evidence(Offence offence, Vote first, Vote second) {

    public enum Offence {
        TWO_NOTARIZE,
        TWO_FINALIZE,
        FINALIZE_AND_NULLIFY,
        FINALIZE_AND_NOTARIZE_ANOTHER
    }

    public Evidence {
        InvariantViolation.check(
                conflicts(first, second) && offence == offence(first.ballot(), second.ballot()),
                "evidence holds two votes that no honest validator casts");
    }

    public static Evidence of(Vote first, Vote second) {
        return new Evidence(offence(first.ballot(), second.ballot()), first, second);
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

    private static Offence offence(Ballot a, Ballot b) {
        if (a.kind() == b.kind()) {
            return a.kind() == VoteKind.NOTARIZE ? Offence.TWO_NOTARIZE : Offence.TWO_FINALIZE;
        }
        boolean nullifies = a.kind() == VoteKind.NULLIFY || b.kind() == VoteKind.NULLIFY;
        return nullifies ? Offence.FINALIZE_AND_NULLIFY : Offence.FINALIZE_AND_NOTARIZE_ANOTHER;
    }
}
