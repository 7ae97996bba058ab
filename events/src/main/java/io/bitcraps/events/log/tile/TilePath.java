package io.bitcraps.events.log.tile;

import io.bitcraps.events.codec.Malformed;
import java.util.stream.Stream;

/** Name of a tile or bundle: {@code tile/<L>/<N>[.p/<W>]} or {@code tile/entries/<N>[.p/<W>]}. */
public sealed interface TilePath {
    /** Hashes in a full tile, entries in a full bundle. */
    int FULL = 256;

    /** Position among the tiles of a level, or among the bundles; below 10^18. */
    long index();

    /** Hashes or entries in it, 1 to 256; less than 256 names a partial one. */
    int width();

    String text();

    /** @param level 0 for leaf hashes, to 63 */
    record Hashes(int level, long index, int width) implements TilePath {
        public Hashes {
            TileNames.check(level, index, width);
        }

        @Override
        public String text() {
            return "tile/" + level + "/" + TileNames.of(index, width);
        }
    }

    record Entries(long index, int width) implements TilePath {
        public Entries {
            TileNames.check(0, index, width);
        }

        @Override
        public String text() {
            return "tile/entries/" + TileNames.of(index, width);
        }
    }

    /** @throws Malformed unless it is the one name of a tile or bundle */
    static TilePath parse(String text) {
        return TileNames.parse(text);
    }

    /** Every tile of a log of this size, level by level from 0, each level from the left; the partial one last. */
    static Stream<TilePath> hashes(long size) {
        Stream<TilePath> all = Stream.empty();
        long count = size;
        for (int level = 0; count > 0; level++) {
            int at = level;
            all = Stream.concat(all, TileNames.covering(count, (index, width) -> new Hashes(at, index, width)));
            count /= FULL;
        }
        return all;
    }

    /** Every bundle of a log of this size, from the left; the partial one last. */
    static Stream<TilePath> entries(long size) {
        return TileNames.covering(size, Entries::new);
    }
}
