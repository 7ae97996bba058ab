package io.bitcraps.node.store;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.events.log.MerkleTree;
import io.bitcraps.events.log.TreeHasher;
import io.bitcraps.events.log.tile.TilePath;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The right edge of the RFC 6962 tree in tile geometry: at each level the hashes of the one tile that is not full.
 * It is all that appending needs, and gives the root. Immutable.
 */
final class TreeEdge {

    /** Hashes of a full tile. */
    static final int WIDTH = TilePath.FULL;

    private static final int WIDTH_BITS = 8;

    /** Levels of a tree of at most 2^63 leaves. */
    private static final int MAX_LEVELS = 8;

    static final TreeEdge EMPTY = new TreeEdge(0, new byte[0][]);

    /** Takes tiles that changed; a later call for the same tile replaces an earlier one. */
    interface TileSink {
        void tile(int level, long index, byte[] hashes);
    }

    private final long size;
    private final byte[][] partial;

    private TreeEdge(long size, byte[][] partial) {
        this.size = size;
        this.partial = partial;
    }

    /** Reads back the tile of {@code level} that is not full; asked only where it holds a hash. */
    interface TileSource {
        byte[] tile(int level, long index);
    }

    static TreeEdge load(long size, TileSource source) {
        byte[][] partial = new byte[levels(size)][];
        for (int level = 0; level < partial.length; level++) {
            int width = width(size, level);
            byte[] hashes = width == 0 ? new byte[0] : source.tile(level, size >>> WIDTH_BITS * (level + 1));
            InvariantViolation.check(
                    hashes.length == width * Hash.BYTES,
                    "the last tile of level " + level + " holds " + hashes.length + " bytes instead of " + width
                            + " hashes");
            partial[level] = hashes;
        }
        return new TreeEdge(size, partial);
    }

    long size() {
        return size;
    }

    /** Hashes in the tile at {@code index} of {@code level} in a tree of {@code size} leaves, 0 to 256. */
    static int width(long size, int level, long index) {
        if (level < 0 || level >= MAX_LEVELS || index < 0) {
            return 0;
        }
        long hashes = size >>> WIDTH_BITS * level;
        long full = hashes >>> WIDTH_BITS;
        return index < full ? WIDTH : index == full ? (int) (hashes & WIDTH - 1) : 0;
    }

    /** The hashes of the tile at the edge of {@code level}; the caller must not change them. */
    byte[] edgeTile(int level) {
        return partial[level];
    }

    /** The tiles at the edge that hold a hash. */
    List<Growth.Tile> tiles() {
        List<Growth.Tile> tiles = new ArrayList<>();
        for (int level = 0; level < partial.length; level++) {
            if (partial[level].length > 0) {
                tiles.add(new Growth.Tile(level, size >>> WIDTH_BITS * (level + 1), partial[level]));
            }
        }
        return tiles;
    }

    /** The edge after {@code entries}; every tile that is new or wider than before goes to {@code sink}. */
    TreeEdge grownBy(List<byte[]> entries, TileSink sink) {
        Growing growing = new Growing(this, sink);
        for (byte[] entry : entries) {
            growing.add(entry);
        }
        return growing.finish();
    }

    LogHead head() {
        TreeHasher hasher = new TreeHasher();
        return peaks(hasher).stream()
                .reduce((right, left) -> hasher.node(left, right))
                .map(root -> new LogHead(size, root))
                .orElse(new LogHead(0, MerkleTree.EMPTY_ROOT));
    }

    /** The same edge as the executor of blocks knows it. */
    Frontier frontier() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + Long.bitCount(size) * Hash.BYTES);
        bytes.putLong(size);
        peaks(new TreeHasher()).reversed().forEach(peak -> bytes.put(peak.bytes()));
        return Frontier.parse(bytes.array(), head());
    }

    /** Roots of the perfect subtrees, the smallest first. */
    private List<Hash> peaks(TreeHasher hasher) {
        List<Hash> peaks = new ArrayList<>();
        for (byte[] hashes : partial) {
            for (int end = hashes.length / Hash.BYTES; end > 0; end &= end - 1) {
                int count = Integer.lowestOneBit(end);
                peaks.add(hasher.perfect(hashes, end - count, count));
            }
        }
        return peaks;
    }

    private static int width(long size, int level) {
        return (int) (size >>> WIDTH_BITS * level & WIDTH - 1);
    }

    private static int levels(long size) {
        return (Long.SIZE - Long.numberOfLeadingZeros(size) + WIDTH_BITS - 1) / WIDTH_BITS;
    }

    /** The one mutable step between two edges. */
    private static final class Growing {
        private final TreeHasher hasher = new TreeHasher();
        private final TileSink sink;
        private final byte[][] tiles = new byte[MAX_LEVELS][];
        private final int[] widths = new int[MAX_LEVELS];
        private final boolean[] touched = new boolean[MAX_LEVELS];
        private long size;

        Growing(TreeEdge from, TileSink sink) {
            this.sink = sink;
            this.size = from.size;
            for (int level = 0; level < from.partial.length; level++) {
                tiles[level] = Arrays.copyOf(from.partial[level], WIDTH * Hash.BYTES);
                widths[level] = from.partial[level].length / Hash.BYTES;
            }
        }

        void add(byte[] entry) {
            hasher.leaf(entry).writeTo(room(0), widths[0] * Hash.BYTES);
            size = Math.addExact(size, 1);
            added(0);
        }

        private void added(int from) {
            int level = from;
            while (++widths[level] == WIDTH) {
                byte[] full = tiles[level].clone();
                sink.tile(level, (size >>> WIDTH_BITS * (level + 1)) - 1, full);
                Hash root = hasher.perfect(full, 0, WIDTH);
                widths[level] = 0;
                touched[level] = false;
                level++;
                root.writeTo(room(level), widths[level] * Hash.BYTES);
            }
        }

        private byte[] room(int level) {
            if (tiles[level] == null) {
                tiles[level] = new byte[WIDTH * Hash.BYTES];
            }
            touched[level] = true;
            return tiles[level];
        }

        TreeEdge finish() {
            byte[][] partial = new byte[levels(size)][];
            for (int level = 0; level < partial.length; level++) {
                partial[level] = Arrays.copyOf(tiles[level], widths[level] * Hash.BYTES);
                if (touched[level] && widths[level] > 0) {
                    sink.tile(level, size >>> WIDTH_BITS * (level + 1), partial[level]);
                }
            }
            return new TreeEdge(size, partial);
        }
    }
}
