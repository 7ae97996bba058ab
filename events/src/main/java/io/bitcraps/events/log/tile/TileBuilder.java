package io.bitcraps.events.log.tile;

import io.bitcraps.events.id.Hash;
import io.bitcraps.events.log.TreeHasher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes every tile of a log from its leaf hashes in one pass, holding one open tile per level (at most 8, 8 KiB each).
 * Not thread-safe.
 */
public final class TileBuilder {
    /** Takes tiles as they are finished. */
    @FunctionalInterface
    public interface Sink {
        void tile(TilePath.Hashes path, byte[] hashes);
    }

    private final Sink sink;
    private final TreeHasher hasher = new TreeHasher();
    private final List<Level> levels = new ArrayList<>();

    public TileBuilder(Sink sink) {
        this.sink = sink;
    }

    private static final class Level {
        private final byte[] hashes = new byte[TilePath.FULL * Hash.BYTES];
        private long index;
        private int width;
    }

    /** Appends a leaf; hands over each tile that it completes, lowest level first. */
    public void add(Hash leaf) {
        Hash hash = leaf;
        for (int number = 0; ; number++) {
            if (number == levels.size()) {
                levels.add(new Level());
            }
            Level level = levels.get(number);
            hash.writeTo(level.hashes, level.width * Hash.BYTES);
            level.width++;
            if (level.width < TilePath.FULL) {
                return;
            }
            sink.tile(new TilePath.Hashes(number, level.index, TilePath.FULL), level.hashes.clone());
            hash = hasher.perfect(level.hashes, 0, TilePath.FULL);
            level.index++;
            level.width = 0;
        }
    }

    /** Hands over the partial tiles of the size reached, lowest level first; adding may go on after it. */
    public void partials() {
        for (int number = 0; number < levels.size(); number++) {
            Level level = levels.get(number);
            if (level.width > 0) {
                byte[] hashes = Arrays.copyOf(level.hashes, level.width * Hash.BYTES);
                sink.tile(new TilePath.Hashes(number, level.index, level.width), hashes);
            }
        }
    }
}
