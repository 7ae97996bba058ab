package io.bitcraps.events.log;

import org.jspecify.annotations.Nullable;

/** Where the hashes of a tree come from, by tile; {@code FinalLog::tile} is one. */
@FunctionalInterface
public interface TileSource {
    /**
     * Tile {@code index} at tree level {@code level}: at least as many 32-byte hashes as the size that is asked about
     * fills, perhaps more; null if it is missing.
     */
    byte @Nullable [] tile(int level, long index);
}
