package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.id.View;

/** What a validator must not forget: its votes, the blocks they name, and what a finalize vote stands on. */
public sealed interface JournalRecord {

    /** The view at or below which the record may be pruned once that view's finality is durable. */
    View view();

    /** A vote of this validator. It is re-sent verbatim, for ever. */
    record Cast(Vote vote) implements JournalRecord {
        @Override
        public View view() {
            return vote.ballot().view();
        }
    }

    /** A block that a vote in the same sync, or an earlier one, names. */
    record Kept(Block block, View parentView) implements JournalRecord {
        @Override
        public View view() {
            return block.header().view();
        }
    }

    /**
     * The notarization that a finalize vote in the same sync stands on. Who finalized a view can not help to nullify
     * it, so it must be able to show for ever that the view ended otherwise.
     */
    record Proved(Certificate notarization) implements JournalRecord {
        @Override
        public View view() {
            return notarization.ballot().view();
        }
    }
}
