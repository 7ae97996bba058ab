package io.bitcraps.node.store;

import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.TreeHasher;
import java.util.List;

/**
 * Tiles as they lie on disk, and tiles made anew from what lies below them: whoever asks compares them with what lies
 * above. Where something is missing stand zeros. Thread-safe.
 */
final class RawTiles {

    private final SqliteReaders readers;
    private final CheckedRows rows;

    RawTiles(SqliteReaders readers, CheckedRows rows) {
        this.readers = readers;
        this.rows = rows;
    }

    byte[] tile(int level, long index) {
        byte[] hashes = readers.read(reader -> reader.tile(level, index));
        return hashes == null ? new byte[0] : hashes;
    }

    /** The right edge of a tree of this size, as it is stored. */
    TreeEdge edge(long size) {
        return TreeEdge.load(size, (level, index) -> {
            int bytes = TreeEdge.width(size, level, index) * Hash.BYTES;
            byte[] stored = tile(level, index);
            return stored.length == bytes ? stored : new byte[bytes];
        });
    }

    /** What a tile is made anew from. */
    enum Source {
        /** The entries or the tiles just below it. */
        BELOW,
        /** The entries, however many: tiles may be damaged at several levels. */
        ENTRIES
    }

    /** The same from what lies below. */
    TreeEdge rebuiltEdge(Height newest, long size, Source source) {
        return TreeEdge.load(
                size, (level, index) -> rebuilt(newest, level, index, TreeEdge.width(size, level, index), source));
    }

    /** @param newest height of the newest block */
    byte[] rebuilt(Height newest, int level, long index, int width, Source source) {
        byte[] hashes = new byte[width * Hash.BYTES];
        return level == 0 ? leaves(newest, index, hashes) : roots(newest, level, index, hashes, source);
    }

    private byte[] leaves(Height newest, long index, byte[] hashes) {
        TreeHasher hasher = new TreeHasher();
        long start = index * TreeEdge.WIDTH;
        int wanted = hashes.length / Hash.BYTES;
        int found = 0;
        for (Height height = rows.heightAt(newest, start); found < wanted; height = height.next()) {
            CheckedRows.Row row = rows.block(height);
            List<byte[]> entries = rows.entries(row);
            int skipped = Math.toIntExact(start + found - row.header().before().size());
            if (skipped < 0 || skipped >= entries.size()) {
                return hashes; // rows that do not follow each other
            }
            for (byte[] entry : entries.subList(skipped, Math.min(entries.size(), skipped + wanted - found))) {
                hasher.leaf(entry).writeTo(hashes, found++ * Hash.BYTES);
            }
        }
        return hashes;
    }

    private byte[] roots(Height newest, int level, long index, byte[] hashes, Source source) {
        TreeHasher hasher = new TreeHasher();
        for (int slot = 0; slot < hashes.length / Hash.BYTES; slot++) {
            long child = index * TreeEdge.WIDTH + slot;
            byte[] below = switch (source) {
                case BELOW -> tile(level - 1, child);
                case ENTRIES -> rebuilt(newest, level - 1, child, TreeEdge.WIDTH, source);
            };
            if (below.length != TreeEdge.WIDTH * Hash.BYTES) {
                return hashes;
            }
            hasher.perfect(below, 0, TreeEdge.WIDTH).writeTo(hashes, slot * Hash.BYTES);
        }
        return hashes;
    }
}
