package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteCodec;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the concerns of a replica share. Each field has one concern that changes it, named beside it. */
final class ReplicaState {

    /** Whether this validator votes. */
    enum Mode {
        ASKING,
        VOTING,
        FOLLOWING
    }

    /**
     * A certificate to take in.
     *
     * @param formed whether it was formed here and nobody else may know it
     */
    record Learned(Certificate certificate, boolean formed) {}

    final Setup setup;
    final Rounds rounds;
    final BlockTree tree;
    final OwnVotes own;
    final Heard heard;

    /** Certifying. */
    Tip tip;

    /** Certifying. */
    View view;

    /** Certifying: by what the current view was entered; null until a first one is. */
    @Nullable
    Certificate entered;

    /** Certifying: consecutive views that ended by nullification, up to the current one. */
    int nullifiedInARow;

    /** Certifying: a finality certificate whose blocks are not all executed yet. */
    @Nullable
    Certificate pendingFinality;

    /** Catch-up: the pending finality is too far above. */
    boolean behind;

    /** Rejoin. */
    Mode mode = Mode.ASKING;

    /** Replica, from the runtime. */
    Work work = Work.NONE;

    boolean halted;

    private final Deque<Learned> learned = new ArrayDeque<>();
    private List<Effect> effects = new ArrayList<>();

    ReplicaState(Setup setup, Tip tip) {
        this.setup = setup;
        this.tip = tip;
        this.view = tip.view().next();
        this.rounds = new Rounds(setup.quorum());
        this.tree = new BlockTree(tip);
        this.own = new OwnVotes(tip.view(), setup.safeguards().nullifyExcludesFinalize());
        this.heard = new Heard(setup);
    }

    /** Nothing follows a halt. */
    void emit(Effect effect) {
        if (!halted) {
            effects.add(effect);
        }
    }

    void broadcast(Message message) {
        if (setup.size() > 1) {
            emit(new Effect.Broadcast(message));
        }
    }

    void send(int to, Message message) {
        emit(new Effect.Send(to, message));
    }

    List<Effect> drain() {
        List<Effect> drained = effects;
        effects = new ArrayList<>();
        return List.copyOf(drained);
    }

    void halt(String reason) {
        if (!halted) {
            emit(new Effect.Halt(reason));
            halted = true;
        }
    }

    void learn(Certificate certificate, boolean formed) {
        learned.add(new Learned(certificate, formed));
    }

    @Nullable
    Learned nextLearned() {
        return learned.poll();
    }

    Round currentRound() {
        return rounds.open(view);
    }

    ParentRule parentRule() {
        return new ParentRule(rounds, tip, setup.safeguards().nullifiedBetween());
    }

    boolean mayVote() {
        return mode == Mode.VOTING && !halted;
    }

    Ballot ballot(VoteKind kind, View of, @Nullable BlockId block) {
        return new Ballot(kind, setup.epoch(), of, block);
    }

    /** The work this validator names: the application's, or a notarized block above the last final one. */
    Work namedWork() {
        if (!(work instanceof Work.None)) {
            return work;
        }
        if (pendingFinality != null) {
            return new Work.Unfinal(pendingFinality.ballot().view());
        }
        return rounds.certified().isEmpty()
                ? Work.NONE
                : new Work.Unfinal(rounds.certified().iterator().next().view());
    }

    /** Null while genesis is the newest final block known. */
    @Nullable
    Certificate newestFinality() {
        return pendingFinality == null ? tip.finality() : pendingFinality;
    }

    boolean hasWork() {
        return !(namedWork() instanceof Work.None);
    }

    /** The application has executed the block; if it lost meanwhile, its state may go at once. */
    void executed(BlockId id) {
        if (tree.get(id) != null) {
            tree.mark(id, BlockTree.Status.EXECUTED);
        } else if (tree.find(id) == null && !id.equals(tip.block())) {
            emit(new Effect.Drop(List.of(id)));
        }
    }

    /** Signs, journals and counts a vote of this validator; the caller sends it. The journal's effect comes first. */
    Vote cast(Ballot ballot, List<? extends JournalRecord> named) {
        byte[] message = VoteCodec.signedBytes(setup.chain(), ballot);
        Vote vote = new Vote(ballot, setup.self(), setup.key().sign(message));
        own.cast(vote);
        List<JournalRecord> records = new ArrayList<>(named);
        records.add(new JournalRecord.Cast(vote));
        emit(new Effect.Journal(records));
        count(vote);
        return vote;
    }

    /** Counts a vote of a view above the floor, and learns the certificate it completes. */
    void count(Vote vote) {
        Round round = rounds.open(vote.ballot().view());
        heard.note(vote);
        for (Evidence evidence : round.evidence(vote)) {
            round.leaderEquivocated |= evidence.offence() == Evidence.Offence.TWO_NOTARIZE
                    && vote.validator() == setup.leader(round.view());
            emit(new Effect.Accuse(evidence));
        }
        rounds.add(vote);
        Certificate certificate = round.complete(vote.ballot());
        if (certificate != null) {
            learn(certificate, true);
        }
    }
}
