package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import java.util.List;

/** Votes on the proposal of the current view, or gives the view up. */
final class Voting {

    private final ReplicaState state;

    Voting(ReplicaState state) {
        this.state = state;
    }

    /** The leader's first proposal of a view is kept; its vote was counted before, so that a second one convicts. */
    void receive(Message.Proposal proposal) {
        Round round = state.rounds.open(proposal.view());
        if (!round.propose(proposal)) {
            return;
        }
        if (isMisaddressed(proposal)) {
            round.givenUp = true;
            return;
        }
        state.tree.put(proposal.block());
    }

    void verified(BlockId id, long nowMs) {
        state.executed(id);
        Round round = state.rounds.get(state.view);
        if (round != null && proposes(round, id)) {
            round.verifiedAtMs = nowMs;
        }
    }

    void refused(BlockId id) {
        state.tree.mark(id, BlockTree.Status.HELD);
        Block block = state.tree.get(id);
        Round round = block == null ? null : state.rounds.get(block.header().view());
        if (round != null && proposes(round, id)) {
            round.givenUp = true;
        }
    }

    /** @return whether a vote was cast */
    boolean step() {
        if (!state.mayVote()) {
            return false;
        }
        Round round = state.currentRound();
        Message.Proposal proposal = round.proposal();
        if (!round.givenUp && proposal != null && state.own.mayNotarize(state.view)) {
            consider(round, proposal);
        }
        return round.givenUp ? nullify() : state.own.get(state.view, VoteKind.NOTARIZE) == null && vote(round);
    }

    private void consider(Round round, Message.Proposal proposal) {
        BlockHeader header = proposal.block().header();
        switch (state.parentRule().judge(state.view, proposal.parentView(), header.parent())) {
            case ParentRule.Verdict.Broken broken -> round.givenUp = true;
            case ParentRule.Verdict.Lacks lacks -> ask(round, lacks);
            case ParentRule.Verdict.Holds holds -> verify(round, proposal.block());
        }
    }

    private void verify(Round round, Block block) {
        BlockHeader header = block.header();
        Height parentHeight = state.tree.height(header.parent());
        if (parentHeight == null || !state.tree.isExecuted(header.parent())) {
            return; // fetched and executed first, as every notarized block is
        }
        if (!header.height().equals(parentHeight.next())) {
            round.givenUp = true;
        } else if (state.tree.status(block.id()) == BlockTree.Status.HELD) {
            state.tree.mark(block.id(), BlockTree.Status.VERIFYING);
            state.emit(new Effect.Verify(block));
        }
    }

    /** The proposer must hold what its block stands on. */
    private void ask(Round round, ParentRule.Verdict.Lacks lacks) {
        int leader = state.setup.leader(state.view);
        if (!round.asked && leader != state.setup.self()) {
            round.asked = true;
            state.send(leader, new Message.CertificateRequest(lacks.first(), lacks.last()));
        }
    }

    private boolean vote(Round round) {
        Message.Proposal proposal = round.proposal();
        if (proposal == null || round.verifiedAtMs < 0 || !state.own.mayNotarize(state.view)) {
            return false;
        }
        BlockHeader header = proposal.block().header();
        long early = header.timeMs() - round.verifiedAtMs - state.setup.timing().maxClockSkewMs();
        if (early > 0 && !round.timeReached) {
            waitFor(round, early);
            return false;
        }
        var named = List.of(new JournalRecord.Kept(proposal.block(), proposal.parentView()));
        var notarize =
                state.ballot(VoteKind.NOTARIZE, state.view, proposal.block().id());
        state.broadcast(new Message.Voted(state.cast(notarize, named), Work.NONE));
        return true;
    }

    private void waitFor(Round round, long earlyMs) {
        if (!round.waiting) {
            round.waiting = true;
            state.emit(new Effect.Arm(new Timer(Timer.Kind.CLOCK, state.view), earlyMs));
        }
    }

    private boolean nullify() {
        if (!state.own.mayNullify(state.view)) {
            return false;
        }
        var nullify = state.ballot(VoteKind.NULLIFY, state.view, null);
        state.broadcast(new Message.Voted(state.cast(nullify, List.of()), state.namedWork()));
        return true;
    }

    private static boolean proposes(Round round, BlockId id) {
        Message.Proposal proposal = round.proposal();
        return proposal != null && proposal.block().id().equals(id);
    }

    /** The leader signed a block of another chain, epoch, view or proposer. */
    private boolean isMisaddressed(Message.Proposal proposal) {
        BlockHeader header = proposal.block().header();
        View view = proposal.view();
        return !header.chain().equals(state.setup.chain())
                || !header.epoch().equals(state.setup.epoch())
                || !header.view().equals(view)
                || header.proposer() != state.setup.leader(view);
    }
}
