package io.bitcraps.node.runtime.sync;

import io.bitcraps.command.block.BlockFold;
import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.consensus.Tip;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.runtime.peer.PeerMessage;
import java.util.ArrayList;
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

    private final CertificateCheck check;
    private final int answersWanted;
    private final TreeSet<Integer> peersNotAhead = new TreeSet<>();
    private ChainState last;
    private Tip tip;

    /** @param answersWanted how many other validators must say that they have no more before this node is level */
    public CatchUp(CertificateCheck check, int answersWanted, ChainState last, Tip tip) {
        this.check = check;
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
        boolean near = answer.tip().value() - last.height().value() <= NEAR;
        if (near && !(worth instanceof Answer.Bad)) {
            peersNotAhead.add(peer);
        }
        return worth;
    }

    private Answer worth(PeerMessage.Blocks answer) {
        List<FinalBlock> following = answer.blocks().stream()
                .dropWhile(block -> block.header().height().compareTo(wanted()) < 0)
                .toList();
        if (following.isEmpty()) {
            return new Answer.Level(); // it has no more, or answers an older question
        }
        if (!isChainTo(following)) {
            return new Answer.Bad("its blocks do not follow each other from height " + wanted());
        }
        FinalBlock newest = following.getLast();
        Certificate own = newest.finality();
        Certificate covering = own == null ? answer.finality() : own;
        BlockId certified = own == null ? descendant(newest, answer.headers()) : newest.id();
        boolean proven =
                covering != null && certified != null && certifies(covering, certified) && check.holds(covering);
        return proven ? fold(following, own) : new Answer.Bad("no valid finality certificate covers its blocks");
    }

    /** The block that the headers lead to from {@code block}, or null if they lead nowhere. */
    private static @Nullable BlockId descendant(FinalBlock block, List<BlockHeader> headers) {
        BlockId id = block.id();
        Height height = block.header().height();
        for (BlockHeader header : headers) {
            height = height.next();
            if (!header.parent().equals(id) || !header.height().equals(height)) {
                return null;
            }
            id = BlockCodec.id(header);
        }
        return id;
    }

    private Answer fold(List<FinalBlock> following, @Nullable Certificate own) {
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
        if (own != null) {
            tip = new Tip(header.height(), following.getLast().id(), header.view(), own);
        }
        peersNotAhead.clear();
        return new Answer.Progress(executed, own);
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

    private static boolean certifies(Certificate finality, BlockId block) {
        Ballot ballot = finality.ballot();
        return ballot.kind() == VoteKind.FINALIZE && block.equals(ballot.block());
    }
}
