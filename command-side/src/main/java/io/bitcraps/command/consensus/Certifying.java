package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.View;
import java.util.List;
import java.util.Objects;

/** Takes certificates in: enters views by them, finalizes what is notarized, commits what is final. */
final class Certifying {

    private final ReplicaState state;
    private final Pace pace;

    Certifying(ReplicaState state, Pace pace) {
        this.state = state;
        this.pace = pace;
    }

    /** @return whether anything changed */
    boolean step() {
        boolean changed = false;
        for (var next = state.nextLearned(); next != null; next = state.nextLearned()) {
            changed |= learn(next);
        }
        changed |= finalizeNotarized();
        changed |= commit();
        return changed;
    }

    private boolean learn(ReplicaState.Learned learned) {
        Certificate certificate = learned.certificate();
        View view = certificate.ballot().view();
        if (view.compareTo(state.tip.view()) <= 0 || state.halted) {
            return false;
        }
        Round round = state.rounds.open(view);
        Certificate held = round.certificate(certificate.ballot().kind());
        if (held != null && held.ballot().equals(certificate.ballot())) {
            return false;
        }
        if (contradicts(round, certificate.ballot())) {
            state.halt("certificates of view " + view + " contradict: more than f validators are faulty");
            return true;
        }
        state.rounds.certify(certificate);
        for (Vote vote : certificate.votes()) {
            state.count(vote);
        }
        boolean enters = view.compareTo(state.view) >= 0;
        if (certificate.ballot().kind() != VoteKind.FINALIZE && (learned.formed() || enters)) {
            state.broadcast(new Message.Certified(certificate));
        }
        if (certificate.ballot().kind() == VoteKind.FINALIZE) {
            keepNewest(certificate);
        }
        if (certificate.ballot().kind() == VoteKind.NOTARIZE) {
            state.nullifiedInARow = 0;
        }
        if (enters) {
            enter(certificate);
        }
        return true;
    }

    private static boolean contradicts(Round round, Ballot ballot) {
        if (ballot.kind() == VoteKind.NULLIFY) {
            return round.certificate(VoteKind.FINALIZE) != null;
        }
        BlockId certified = round.certifiedBlock();
        return certified != null && !certified.equals(ballot.block())
                || ballot.kind() == VoteKind.FINALIZE && round.nullified();
    }

    private void keepNewest(Certificate finality) {
        Certificate pending = state.pendingFinality;
        if (pending == null
                || pending.ballot().view().compareTo(finality.ballot().view()) < 0) {
            state.pendingFinality = finality;
        }
    }

    private void enter(Certificate certificate) {
        state.nullifiedInARow = certificate.ballot().kind() == VoteKind.NULLIFY ? state.nullifiedInARow + 1 : 0;
        state.view = certificate.ballot().view().next();
        state.entered = certificate;
        pace.enter();
    }

    /** Upon a notarization with body and execution: finalize, unless we nullified, voted otherwise or saw it forged. */
    private boolean finalizeNotarized() {
        if (!state.mayVote()) {
            return false;
        }
        boolean changed = false;
        for (Round round : List.copyOf(state.rounds.certified())) {
            Certificate notarization = round.certificate(VoteKind.NOTARIZE);
            if (notarization == null || round.finalizeSettled) {
                continue;
            }
            BlockId id = Objects.requireNonNull(notarization.ballot().block());
            Block block = state.tree.get(id);
            if (block == null || !state.tree.isExecuted(id)) {
                continue;
            }
            round.finalizeSettled = true;
            Ballot finalize = state.ballot(VoteKind.FINALIZE, round.view(), id);
            if (!round.leaderEquivocated && state.own.mayFinalize(finalize)) {
                state.broadcast(new Message.Voted(state.cast(finalize, grounds(notarization, block)), Work.NONE));
                changed = true;
            }
        }
        return changed;
    }

    /** What a finalize vote stands on; the body only if the own notarize vote did not journal it. */
    private List<JournalRecord> grounds(Certificate notarization, Block block) {
        var proved = new JournalRecord.Proved(notarization);
        if (state.own.get(notarization.ballot().view(), VoteKind.NOTARIZE) != null) {
            return List.of(proved);
        }
        View parentView = state.tree.viewOf(block.header().parent());
        return List.of(new JournalRecord.Kept(block, parentView), proved);
    }

    /** A notarization from the journal: held again, and its view left, without a word to anybody. */
    void restore(Certificate notarization) {
        state.rounds.certify(notarization);
        notarization.votes().forEach(state::count);
        if (notarization.ballot().view().compareTo(state.view) >= 0) {
            state.view = notarization.ballot().view().next();
            state.entered = notarization;
        }
    }

    /** Upon a finality certificate with all bodies and executions down to the last final block: commit. */
    private boolean commit() {
        Certificate finality = state.pendingFinality;
        if (finality == null || state.halted) {
            return false;
        }
        BlockId id = Objects.requireNonNull(finality.ballot().block());
        return switch (state.tree.pathTo(id)) {
            case BlockTree.Path.Astray() -> {
                state.halt("a finality certificate of view " + finality.ballot().view()
                        + " does not descend from the last final block");
                yield true;
            }
            case BlockTree.Path.Lacks lacks -> false;
            case BlockTree.Path.Complete(List<Block> ascending) -> {
                boolean executed = ascending.stream().allMatch(block -> state.tree.isExecuted(block.id()));
                if (executed && !ascending.isEmpty()) {
                    state.emit(
                            new Effect.Commit(ascending.stream().map(Block::id).toList(), finality));
                    Block last = ascending.getLast();
                    raiseTip(new Tip(
                            last.header().height(), last.id(), finality.ballot().view(), finality));
                }
                yield executed;
            }
        };
    }

    /** Everything up to this block is final and stored, by commit or because the runtime caught up. */
    void raiseTip(Tip tip) {
        state.tip = tip;
        Certificate pending = state.pendingFinality;
        if (pending != null && pending.ballot().view().compareTo(tip.view()) <= 0) {
            state.pendingFinality = null;
        }
        state.behind = false;
        state.rounds.raiseFloor(tip.view());
        state.own.raiseFloor(tip.view());
        List<BlockId> lost = state.tree.raiseTip(tip);
        if (!lost.isEmpty()) {
            state.emit(new Effect.Drop(lost));
        }
        state.emit(new Effect.Prune(tip.view()));
        if (tip.view().compareTo(state.view) >= 0 && tip.finality() != null) {
            enter(tip.finality());
        }
    }
}
