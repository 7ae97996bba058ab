package io.bitcraps.query.api;

import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.Height;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ids, headers and certificates of final blocks, straight from the log; the latest asked for are remembered. */
@Singleton
public final class SealedBlocks {

    /** Blocks remembered. */
    private static final int KEPT = 1024;

    /** How far up to look for the certificate that covers a block without its own. */
    private static final int MAX_DESCENDANTS = 64;

    /**
     * @param certifiedAt height of the block whose finality certificate covers this one, -1 for genesis
     * @param signers indexes in the committee, ascending
     */
    public record SealedBlock(String id, BlockHeader header, long certifiedAt, List<Integer> signers) {}

    private final FinalLog log;
    private final LinkedHashMap<Long, SealedBlock> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    SealedBlocks(FinalLog log) {
        this.log = log;
    }

    /** The block at this height, or null above the tip and for what a pruned log no longer keeps. */
    public @Nullable SealedBlock at(long height) {
        synchronized (kept) {
            SealedBlock known = kept.get(height);
            if (known != null) {
                return known;
            }
        }
        FinalBlock block = log.block(new Height(height));
        if (block == null) {
            return null;
        }
        SealedBlock sealed = sealed(block);
        if (!sealed.signers().isEmpty()) {
            remember(height, sealed);
        }
        return sealed;
    }

    private SealedBlock sealed(FinalBlock block) {
        long height = block.header().height().value();
        FinalBlock at = block;
        for (int i = 0; at != null && i < MAX_DESCENDANTS; i++) {
            Certificate certificate = at.finality();
            if (certificate != null) {
                List<Integer> signers =
                        certificate.votes().stream().map(Vote::validator).toList();
                return new SealedBlock(
                        block.id().hash().hex(),
                        block.header(),
                        at.header().height().value(),
                        signers);
            }
            at = height == 0 ? null : log.block(at.header().height().next());
        }
        return new SealedBlock(block.id().hash().hex(), block.header(), -1, List.of());
    }

    private void remember(long height, SealedBlock sealed) {
        synchronized (kept) {
            kept.put(height, sealed);
            if (kept.size() > KEPT) {
                kept.pollFirstEntry();
            }
        }
    }
}
