package io.bitcraps.events.feed;

import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The final part of the log, as readers see it: only durable, only final, never taken back. All methods may be called
 * from any thread; each sees every block appended before it was called.
 */
public interface FinalLog {

    /** Height of the newest final block; genesis is 0. */
    Height tip();

    /** Size and root of the log after {@link #tip}. */
    LogHead head();

    /** The block at {@code height}, or null above the tip (or below what a pruned log keeps). */
    @Nullable
    FinalBlock block(Height height);

    /**
     * As {@link #block}, for whoever folds the entries and compares the log that they give with the block's header: they
     * need not be compared here, too, as that would hash each a second time.
     */
    default @Nullable FinalBlock blockToFold(Height height) {
        return block(height);
    }

    /** Height of the block that holds log position {@code position}, or null beyond the head. */
    @Nullable
    Height heightAt(long position);

    /**
     * Entries from {@code position} in order, at least one where there is one, at most {@code maxEntries} and about
     * {@code maxBytes}; empty at the head.
     */
    List<byte[]> entries(long position, int maxEntries, int maxBytes);

    /** Log position of the action with this ticket, or empty if it is not final. */
    OptionalLong position(Hash ticket);

    /**
     * The hashes of tile {@code index} at tree level {@code level}, as many as the head fills: 32 bytes each, 1 to 256;
     * null if there are none.
     */
    byte @Nullable [] tile(int level, long index);

    /** The newest checkpoint with a quorum of cosignatures: a signed note's bytes; null before the first. */
    byte @Nullable [] checkpoint();

    /**
     * Waits until the tip is above {@code height} or {@code timeoutMs} have passed.
     *
     * @return whether it is above
     */
    boolean awaitAbove(Height height, long timeoutMs) throws InterruptedException;
}
