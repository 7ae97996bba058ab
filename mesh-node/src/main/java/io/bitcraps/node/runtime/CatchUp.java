package io.bitcraps.node.runtime;

import io.bitcraps.command.block.BlockFold;
import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.consensus.Tip;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Height;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Follows final blocks by height: believes certificates, not peers. Pure but for what its owner does with the
 * blocks; one thread's own.
 */
final class CatchUp {

    private final CertificateCheck check;
    private final int answersWanted;
    private final TreeSet<Integer> peersNotAhead = new TreeSet<>();
    private ChainState last;
    private Tip tip;

    /** @param answersWanted how many other validators must say that they have no more before this node is level */
    CatchUp(CertificateCheck check, int answersWanted, ChainState last, Tip tip) {
        this.check = check;
        this.answersWanted = answersWanted;
        this.last = last;
        this.tip = tip;
    }

    /** What an answer of a peer was worth. */
    sealed interface Answer {
        /** Final blocks that follow; they are checked and executed. Ask on from the height after them. */
        record Progress(List<ExecutedBlock> blocks, Certificate finality) implements Answer {}

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

    /** Whether enough validators have no more than this node. */
    boolean isLevel() {
        return peersNotAhead.size() >= answersWanted;
    }

    /** Consensus moved on: what is known here is older than the chain. */
    void moved(ChainState last, Tip tip) {
        this.last = last;
        this.tip = tip;
    }

    Answer answered(int peer, Height peersTip, List<FinalBlock> blocks) {
        if (blocks.isEmpty()) {
            if (peersTip.compareTo(last.height()) <= 0) {
                peersNotAhead.add(peer);
            }
            return new Answer.Level();
        }
        List<FinalBlock> following = blocks.stream()
                .dropWhile(block -> block.header().height().compareTo(wanted()) < 0)
                .toList();
        if (following.isEmpty()) {
            return new Answer.Level(); // an answer to an older question
        }
        FinalBlock newest = following.getLast();
        Certificate finality = newest.finality();
        if (finality == null || !certifies(finality, newest) || !check.holds(finality)) {
            return new Answer.Bad("the newest of its blocks has no valid finality certificate");
        }
        return fold(following, finality);
    }

    private Answer fold(List<FinalBlock> following, Certificate finality) {
        if (!isChainTo(following)) {
            return new Answer.Bad("its blocks do not follow each other from height " + wanted());
        }
        List<ExecutedBlock> executed = new ArrayList<>();
        ChainState state = last;
        try {
            for (FinalBlock block : following) {
                ExecutedBlock next = BlockFold.apply(state, block);
                executed.add(next);
                state = next.after();
            }
        } catch (InvariantViolation | Malformed e) {
            // The header chain is certified, the entries are only the peer's word: theirs is the fault unless
            // every peer's entries fail, and then this node stays behind and says so.
            return new Answer.Bad("its entries are not those of the certified blocks: " + e.getMessage());
        }
        BlockHeader header = following.getLast().header();
        last = state;
        tip = new Tip(header.height(), following.getLast().id(), header.view(), finality);
        peersNotAhead.clear();
        return new Answer.Progress(executed, finality);
    }

    private boolean isChainTo(List<FinalBlock> blocks) {
        var parent = last.id();
        var height = last.height();
        for (FinalBlock block : blocks) {
            height = height.next();
            if (!block.header().parent().equals(parent)
                    || !block.header().height().equals(height)) {
                return false;
            }
            parent = block.id();
        }
        return true;
    }

    private static boolean certifies(Certificate finality, FinalBlock block) {
        Ballot ballot = finality.ballot();
        return ballot.kind() == VoteKind.FINALIZE && block.id().equals(ballot.block());
    }
}
