package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.id.View;
import java.util.Objects;

/**
 * Every retry with work: the own votes near the current view, and the certificate by which it was entered. At rest,
 * much more seldom: the newest finality certificate, for one that missed the last blocks and would not know.
 */
final class Resending {

    /**
     * Views to each side of the current one whose own votes are sent again. Below, whoever lacks one asks for it or is
     * answered with the certificate that ended it; above lie only those that a start finds in its journal.
     */
    static final int REACH = 16;

    private final ReplicaState state;
    private final Leading leading;

    Resending(ReplicaState state, Leading leading) {
        this.state = state;
        this.leading = leading;
    }

    void resend() {
        if (!state.hasWork()) {
            return;
        }
        Certificate entered = state.entered;
        if (entered != null) {
            state.broadcast(new Message.Certified(entered));
        }
        View first = new View(Math.max(0, state.view.value() - REACH));
        View last = new View(state.view.value() + REACH);
        for (Vote vote : state.own.between(first, last)) {
            Block block = vote.ballot().block() == null
                    ? null
                    : state.tree.get(vote.ballot().block());
            boolean proposed = vote.ballot().kind() == VoteKind.NOTARIZE
                    && vote.ballot().view().equals(state.view)
                    && state.setup.leads(state.view);
            if (proposed && block != null) {
                repropose(vote, block);
            } else {
                boolean names = vote.ballot().kind() == VoteKind.NULLIFY;
                state.broadcast(new Message.Voted(vote, names ? state.namedWork() : Work.NONE));
            }
        }
    }

    /** Who has more answers; who has less learns it. At rest everywhere nobody says more. */
    void rest() {
        Certificate finality = state.newestFinality();
        if (!state.hasWork() && finality != null) {
            state.broadcast(new Message.Certified(finality));
        }
    }

    /** The leader's vote travels with its block, with whatever certificates are held by now. */
    private void repropose(Vote vote, Block block) {
        Message.Proposal sent = Objects.requireNonNull(state.currentRound().proposal());
        var certificates = leading.certificates(sent.parentView());
        state.broadcast(new Message.Proposal(block, sent.parentView(), vote, certificates));
    }
}
