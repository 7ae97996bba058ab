package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteKind;
import java.util.Objects;

/** Every retry: the own votes above the last final view, and the certificate by which the view was entered. */
final class Resending {

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
        for (Vote vote : state.own.all()) {
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

    /** The leader's vote travels with its block, with whatever certificates are held by now. */
    private void repropose(Vote vote, Block block) {
        Message.Proposal sent = Objects.requireNonNull(state.currentRound().proposal());
        var certificates = leading.certificates(sent.parentView());
        state.broadcast(new Message.Proposal(block, sent.parentView(), vote, certificates));
    }
}
