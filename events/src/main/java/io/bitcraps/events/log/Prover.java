package io.bitcraps.events.log;

import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes proofs from tiles, for any size up to the head of the tiles' log. Reads each tile it needs when it needs it:
 * about two tiles per level of the tree. A tile that is missing or too short is {@link Malformed}.
 */
public final class Prover {
    private static final int TILE_BITS = 8;
    private static final int TILE_MASK = (1 << TILE_BITS) - 1;

    private final TileSource tiles;
    private final TreeHasher hasher = new TreeHasher();

    public Prover(TileSource tiles) {
        this.tiles = tiles;
    }

    /** Head of the log when it had {@code size} entries. */
    public LogHead head(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a size is never negative: " + size);
        }
        return new LogHead(size, size == 0 ? MerkleTree.EMPTY_ROOT : range(0, size));
    }

    /** @throws IllegalArgumentException unless {@code 0 <= index < size} */
    public InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        List<Hash> path = new ArrayList<>();
        long start = 0;
        long count = size;
        while (count > 1) {
            long left = MerkleTree.split(count);
            if (index < start + left) {
                path.add(range(start + left, count - left));
                count = left;
            } else {
                path.add(range(start, left));
                start += left;
                count -= left;
            }
        }
        return new InclusionProof(index, size, path.reversed());
    }

    /** @throws IllegalArgumentException unless {@code 0 <= from <= to} */
    public ConsistencyProof consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("no consistency from " + from + " to " + to);
        }
        List<Hash> path = new ArrayList<>();
        long start = 0;
        long count = from == 0 ? 0 : to;
        while (start + count > from) {
            long left = MerkleTree.split(count);
            if (from <= start + left) {
                path.add(range(start + left, count - left));
                count = left;
            } else {
                path.add(range(start, left));
                start += left;
                count -= left;
            }
        }
        if (start > 0) {
            path.add(range(start, count));
        }
        return new ConsistencyProof(from, to, path.reversed());
    }

    /** Root of leaves start to start + count; start is a multiple of the power of two at or above count. */
    private Hash range(long start, long count) {
        if (Long.bitCount(count) == 1) {
            return perfect(start, Long.numberOfTrailingZeros(count));
        }
        long left = MerkleTree.split(count);
        return hasher.node(range(start, left), range(start + left, count - left));
    }

    /** Root of the perfect subtree of 2^height leaves from start: it lies within one tile. */
    private Hash perfect(long start, int height) {
        int level = height / TILE_BITS;
        int count = 1 << (height % TILE_BITS);
        long first = start >>> (level * TILE_BITS);
        int slot = (int) (first & TILE_MASK);
        byte[] tile = tiles.tile(level, first >>> TILE_BITS);
        if (tile == null || tile.length < (slot + count) * Hash.BYTES) {
            throw new Malformed("tile " + (first >>> TILE_BITS) + " of level " + level + " is missing or too short");
        }
        return hasher.perfect(tile, slot, count);
    }
}
