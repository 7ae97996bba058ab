package io.bitcraps.events.block;

import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.View;
import org.jspecify.annotations.Nullable;

/** What a vote says. {@code block} is null exactly for nullify. Ballots that are equal count together. */
public record Ballot(
        VoteKind kind, Epoch epoch, View view, @Nullable BlockId block) {
    public Ballot {
        if ((kind == VoteKind.NULLIFY) != (block == null)) {
            throw new IllegalArgumentException("a vote names a block unless it nullifies: " + kind);
        }
    }
}
