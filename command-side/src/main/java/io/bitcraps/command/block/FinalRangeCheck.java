package io.bitcraps.command.block;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.feed.FinalRange;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges final blocks that a stranger handed over: believes certificates, not whoever sent them. One certificate
 * vouches for the chain of headers below it; the entries are folded and must give each header's log and state.
 */
public record FinalRangeCheck(CertificateCheck check) {

    /** What a range was worth to a chain. */
    public sealed interface Verdict {
        /**
         * Final blocks that follow the chain, folded.
         *
         * @param finality the newest one's own certificate, or null where a later block's covers it
         */
        record Follows(List<ExecutedBlock> blocks, @Nullable Certificate finality) implements Verdict {
            public Follows {
                blocks = List.copyOf(blocks);
            }
        }

        /** No block that the chain does not have already. */
        record NothingNew() implements Verdict {}

        /**
         * The blocks do not follow or prove nothing.
         *
         * @param height of the first block that is wrong
         * @param expected what it would have to be
         * @param found what it is
         */
        record Refused(Fault fault, Height height, String expected, String found) implements Verdict {
            /** Both values in one sentence. */
            public String sentence() {
                return "block at height " + height + ": expected " + expected + ", found " + found;
            }
        }
    }

    /** What is wrong with a refused range. */
    public enum Fault {
        /** The blocks do not follow each other, or not the chain, and no certificate says that they should. */
        NOT_CONSECUTIVE,
        /** The blocks follow another chain and their certificate holds: a quorum has signed two chains. */
        FORK,
        /** No finality certificate that holds covers the blocks. */
        UNPROVEN,
        /** The header chain is certified, the entries are not its. */
        OTHER_ENTRIES
    }

    /** @param last the chain as it is known */
    public Verdict judge(ChainState last, FinalRange range) {
        Height wanted = last.height().next();
        List<FinalBlock> following = range.blocks().stream()
                .dropWhile(block -> block.header().height().compareTo(wanted) < 0)
                .toList();
        if (following.isEmpty()) {
            return new Verdict.NothingNew();
        }
        Verdict.Refused gap = gap(following, wanted);
        if (gap != null) {
            return gap;
        }
        BlockHeader first = following.getFirst().header();
        boolean follows = first.parent().equals(last.id());
        Verdict.Refused unproven = unproven(following.getLast(), range);
        if (!follows) {
            Fault fault = unproven == null ? Fault.FORK : Fault.NOT_CONSECUTIVE;
            return new Verdict.Refused(
                    fault, wanted, "parent " + last.id(), "parent " + first.parent() + certified(unproven));
        }
        return unproven == null ? fold(last, following, following.getLast().finality()) : unproven;
    }

    private static String certified(Verdict.@Nullable Refused unproven) {
        return unproven == null ? " under a certificate that holds" : "";
    }

    /** Whether this certificate holds and says that this block is final. */
    public boolean certifies(Certificate finality, BlockId block) {
        Ballot ballot = finality.ballot();
        return ballot.kind() == VoteKind.FINALIZE && block.equals(ballot.block()) && check.holds(finality);
    }

    /** The first place at which the blocks do not follow each other from {@code wanted} on, or null. */
    private static Verdict.@Nullable Refused gap(List<FinalBlock> blocks, Height wanted) {
        Height height = wanted;
        BlockId parent = blocks.getFirst().header().parent();
        for (FinalBlock block : blocks) {
            BlockHeader header = block.header();
            if (!header.height().equals(height) || !header.parent().equals(parent)) {
                return new Verdict.Refused(
                        Fault.NOT_CONSECUTIVE,
                        height,
                        "height " + height + " and parent " + parent,
                        "height " + header.height() + " and parent " + header.parent());
            }
            parent = block.id();
            height = height.next();
        }
        return null;
    }

    private Verdict.@Nullable Refused unproven(FinalBlock newest, FinalRange range) {
        Height height = newest.header().height();
        Certificate own = newest.finality();
        Certificate covering = own == null ? range.finality() : own;
        BlockId certified = own == null ? descendant(newest, range.headers()) : newest.id();
        String expected = "a finality certificate of " + check.quorum() + " validators for " + newest.id();
        if (covering == null || certified == null) {
            return new Verdict.Refused(Fault.UNPROVEN, height, expected, "none");
        }
        return certifies(covering, certified)
                ? null
                : new Verdict.Refused(
                        Fault.UNPROVEN,
                        height,
                        expected,
                        covering.ballot() + " with " + covering.votes().size() + " signatures, which do not make one");
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
        return headers.isEmpty() ? null : id;
    }

    private static Verdict fold(ChainState last, List<FinalBlock> following, @Nullable Certificate own) {
        List<ExecutedBlock> executed = new ArrayList<>();
        ChainState state = last;
        for (FinalBlock block : following) {
            try {
                ExecutedBlock next = BlockFold.apply(state, block);
                executed.add(next);
                state = next.after();
            } catch (InvariantViolation | Malformed e) {
                // The header chain is certified, the entries are only the sender's word: theirs is the fault unless
                // everybody's entries fail, and then this node stays behind and says so.
                BlockHeader header = block.header();
                String expected = "log " + header.after().root() + " and state " + header.stateRoot()
                        + " of the certified header";
                return new Verdict.Refused(
                        Fault.OTHER_ENTRIES, header.height(), expected, String.valueOf(e.getMessage()));
            }
        }
        return new Verdict.Follows(executed, own);
    }
}
