package io.bitcraps.node.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.Hash;
import java.util.ArrayList;
import java.util.List;

/** RFC 6962 section 2.1 and the tile rule, written as they are defined, to compare with. */
final class NaiveTree {

    private NaiveTree() {}

    static Hash root(List<byte[]> entries) {
        int size = entries.size();
        if (size == 0) {
            return Sha256.hash();
        }
        if (size == 1) {
            return Sha256.hash(new byte[] {0}, entries.getFirst());
        }
        int split = Integer.highestOneBit(size - 1);
        return Sha256.hash(
                new byte[] {1},
                root(entries.subList(0, split)).bytes(),
                root(entries.subList(split, size)).bytes());
    }

    /** Compares every tile of the log with its definition. */
    static void requireTiles(FinalLog log, FinalBlock genesis, List<FinalBlock> blocks) {
        List<byte[]> entries = new ArrayList<>(genesis.entries());
        blocks.stream()
                .filter(block -> block.header().height().compareTo(log.tip()) <= 0)
                .forEach(block -> entries.addAll(block.entries()));
        long span = 1;
        for (int level = 0; span <= entries.size(); level++, span *= TreeEdge.WIDTH) {
            List<byte[]> hashes = new ArrayList<>();
            for (long end = span; end <= entries.size(); end += span) {
                hashes.add(root(entries.subList((int) (end - span), (int) end)).bytes());
            }
            int tiles = (hashes.size() + TreeEdge.WIDTH - 1) / TreeEdge.WIDTH;
            for (int tile = 0; tile < tiles; tile++) {
                List<byte[]> slots =
                        hashes.subList(tile * TreeEdge.WIDTH, Math.min(hashes.size(), (tile + 1) * TreeEdge.WIDTH));
                assertArrayEquals(join(slots), log.tile(level, tile));
            }
            assertNull(log.tile(level, tiles));
        }
    }

    /** How many hashes a tile of the log has. */
    static int width(FinalLog log, int level, long index) {
        byte[] hashes = log.tile(level, index);
        return hashes == null ? 0 : hashes.length / Hash.BYTES;
    }

    private static byte[] join(List<byte[]> hashes) {
        byte[] joined = new byte[hashes.size() * Hash.BYTES];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, joined, i * Hash.BYTES, Hash.BYTES);
        }
        return joined;
    }
}
