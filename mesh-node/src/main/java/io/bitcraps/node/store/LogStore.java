package io.bitcraps.node.store;

import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Frontier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The final log with its writing side. A store is opened with its genesis block and so is never empty. Methods may be
 * called from any thread; writes go one after the other.
 *
 * <p>Blocks are checked for what the store builds on (parent, height, ids, the tree that the header names), not for
 * signatures: whoever appends has checked the certificates.
 */
public interface LogStore extends FinalLog, AutoCloseable {

    /** The most blocks that one call of {@link #append} takes. */
    int MAX_BLOCKS_PER_APPEND = 1_024;

    /**
     * Appends blocks in ascending height from the one after {@link #tip}, all or none. When this returns, blocks,
     * entries, tickets, tiles and certificates are on disk, and only then do readers see them.
     *
     * @throws io.bitcraps.events.InvariantViolation if a block does not follow the one before it, or its entries are
     *     not the tree that its header names; nothing is written then
     * @throws StoreFailure if the disk fails; the store takes no further writes then
     */
    void append(List<FinalBlock> blocks);

    /** The right edge of the tree after {@link #tip}, to execute the next block on. */
    Frontier frontier();

    /** The header at {@code height} without reading the entries, or null above the tip. */
    @Nullable
    BlockHeader header(Height height);

    /**
     * Keeps the newest checkpoint with a quorum of cosignatures. It outlives the process, but not a loss of power
     * before the next append: it can be collected again.
     */
    void putCheckpoint(byte[] note);

    /** What the cosigner last vouched for, or null before the first time. */
    @Nullable
    Cosigned cosigned();

    /**
     * Asks to vouch for a tree. Only after {@link Cosigned.Verdict#RECORDED}, when it is on disk, may the cosigner
     * sign; every other verdict leaves things as they were.
     */
    Cosigned.Verdict recordCosigned(Cosigned next);

    @Override
    void close();
}
