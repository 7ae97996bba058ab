package io.bitcraps.node.coordinator;

import io.bitcraps.command.block.BlockFold;
import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.command.consensus.Tip;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.Height;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Folds the stored log into the chain's state, from the genesis or a snapshot. Every block's log and state root are
 * compared with its header; the headers hang together by their parents' ids up to the newest, whose certificate's
 * signatures are checked, so that one check vouches for all.
 */
public final class Replay {

    private Replay() {}

    /** The chain after the newest stored block, and its certificate. */
    public record Replayed(ChainState last, Tip tip) {}

    /**
     * @param from the chain after the genesis, or after a snapshot whose block the store holds
     * @param progress told the height reached, now and then
     * @throws InvariantViolation if the stored log contradicts itself or its certificates
     */
    public static Replayed run(
            FinalLog store, GenesisChain genesis, ChainState from, CertificateCheck check, LongConsumer progress) {
        ChainState state = from;
        Height tip = store.tip();
        while (state.height().compareTo(tip) < 0) {
            Height next = state.height().next();
            state = fold(store, state, next);
            if (next.value() % 1_000 == 0) {
                progress.accept(next.value());
            }
        }
        requireStored(store, state);
        return new Replayed(state, tip(store, genesis, state, check));
    }

    private static ChainState fold(FinalLog store, ChainState state, Height next) {
        FinalBlock block = present(store.blockToFold(next), next);
        try {
            return BlockFold.apply(state, block).after();
        } catch (InvariantViolation | Malformed e) {
            stored(store, next); // where the disk is to blame, the store says so, and what can be done
            throw e;
        }
    }

    private static FinalBlock stored(FinalLog store, Height height) {
        return present(store.block(height), height);
    }

    private static FinalBlock present(@Nullable FinalBlock block, Height height) {
        InvariantViolation.check(block != null, "the stored log has no block at height " + height);
        return Objects.requireNonNull(block);
    }

    private static void requireStored(FinalLog store, ChainState state) {
        LogHead head = state.log().head();
        InvariantViolation.check(
                store.head().equals(head), "the stored log is " + store.head() + ", its entries give " + head);
    }

    private static Tip tip(FinalLog store, GenesisChain genesis, ChainState state, CertificateCheck check) {
        if (state.height().equals(Height.ZERO)) {
            return Tip.genesis(genesis.block().id());
        }
        FinalBlock newest = stored(store, state.height());
        Certificate finality = newest.finality();
        InvariantViolation.check(finality != null, "the newest stored block has no finality certificate");
        Certificate certificate = Objects.requireNonNull(finality);
        BlockHeader header = newest.header();
        InvariantViolation.check(
                certificate.ballot().kind() == VoteKind.FINALIZE
                        && newest.id().equals(certificate.ballot().block())
                        && check.holds(certificate),
                "the finality certificate of the newest stored block, height " + header.height() + ", does not hold");
        return new Tip(header.height(), newest.id(), header.view(), certificate);
    }
}
