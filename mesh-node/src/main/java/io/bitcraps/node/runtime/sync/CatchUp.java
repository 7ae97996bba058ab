package io.bitcraps.node.runtime.sync;

import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.block.FinalRangeCheck;
import io.bitcraps.command.block.FinalRangeCheck.Verdict;
import io.bitcraps.command.consensus.Tip;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.runtime.peer.PeerMessage;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Follows final blocks by height: believes certificates, not peers. Pure but for what its owner does with the
 * blocks; one thread's own.
 */
public final class CatchUp {

    /** Blocks that consensus fetches by itself: who is behind by no more is level. */
    private static final long NEAR = 8;

    private final FinalRangeCheck check;
    private final int answersWanted;
    private final TreeSet<Integer> peersNotAhead = new TreeSet<>();
    private ChainState last;
    private Tip tip;

    /** @param answersWanted how many other validators must say that they have no more before this node is level */
    public CatchUp(CertificateCheck check, int answersWanted, ChainState last, Tip tip) {
        this.check = new FinalRangeCheck(check);
        this.answersWanted = answersWanted;
        this.last = last;
        this.tip = tip;
    }

    /** What an answer of a peer was worth. */
    sealed interface Answer {
        /**
         * Final blocks that follow; they are checked and executed. Ask on from the height after them.
         *
         * @param finality the newest one's own certificate, or null where a later block's covers it
         */
        record Progress(
                List<ExecutedBlock> blocks, @Nullable Certificate finality) implements Answer {}

        /** The peer has no more than this node. */
        record Level() implements Answer {}

        /** The blocks don't follow or prove nothing: the peer is faulty. */
        record Bad(String reason) implements Answer {}
    }

    ChainState last() {
        return last;
    }

    Tip tip() {
        return tip;
    }

    Height wanted() {
        return last.height().next();
    }

    /** What the others said they have is no longer believed: there is more. */
    void behind() {
        peersNotAhead.clear();
    }

    /** Whether this peer has said that it has no more than this node. */
    boolean isNotAhead(int peer) {
        return peersNotAhead.contains(peer);
    }

    /** Whether enough validators have no more than this node. */
    boolean isLevel() {
        return peersNotAhead.size() >= answersWanted;
    }

    /** Consensus moved on: what is known here is older than the chain. */
    void moved(ChainState last, Tip tip) {
        this.last = last;
        this.tip = tip;
    }

    Answer answered(int peer, PeerMessage.Blocks answer) {
        Answer worth = worth(answer);
        boolean near = answer.range().tip().value() - last.height().value() <= NEAR;
        if (near && !(worth instanceof Answer.Bad)) {
            peersNotAhead.add(peer);
        }
        return worth;
    }

    private Answer worth(PeerMessage.Blocks answer) {
        return switch (check.judge(last, answer.range())) {
            case Verdict.NothingNew nothing -> new Answer.Level(); // it has no more, or answers an older question
            case Verdict.Refused refused -> new Answer.Bad(refused.sentence());
            case Verdict.Follows follows -> follow(follows);
        };
    }

    private Answer follow(Verdict.Follows follows) {
        ExecutedBlock newest = follows.blocks().getLast();
        last = newest.after();
        if (follows.finality() != null) {
            tip = new Tip(last.height(), last.id(), newest.block().header().view(), follows.finality());
        }
        peersNotAhead.clear();
        return new Answer.Progress(follows.blocks(), follows.finality());
    }
}
