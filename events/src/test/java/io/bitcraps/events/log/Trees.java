package io.bitcraps.events.log;

import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.log.tile.TileBuilder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Logs of numbered entries, their tiles, and the tree's definition word by word. */
public final class Trees {
    private Trees() {}

    public static byte[] entry(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }

    public static List<Hash> leaves(long size) {
        TreeHasher hasher = new TreeHasher();
        return LongStream.range(0, size).mapToObj(i -> hasher.leaf(entry(i))).toList();
    }

    /** MTH of RFC 6962, 2.1: the second implementation that the others are compared with. */
    static Hash defined(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return MerkleTree.EMPTY_ROOT;
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return MerkleTree.nodeHash(defined(leaves.subList(0, left)), defined(leaves.subList(left, leaves.size())));
    }

    public static LogHead head(List<Hash> leaves, int size) {
        return Frontier.EMPTY.appendAll(leaves.subList(0, size)).head();
    }

    /** All tiles of the log, by path. */
    public static Map<String, byte[]> tiles(List<Hash> leaves) {
        Map<String, byte[]> tiles = new TreeMap<>();
        TileBuilder builder = new TileBuilder((path, hashes) -> tiles.put(path.text(), hashes));
        leaves.forEach(builder::add);
        builder.partials();
        return tiles;
    }

    /** Tiles by level and index, as wide as the log fills them. */
    public static TileSource source(List<Hash> leaves) {
        Map<String, byte[]> tiles = new TreeMap<>();
        TileBuilder builder = new TileBuilder((path, hashes) -> tiles.put(path.level() + "/" + path.index(), hashes));
        leaves.forEach(builder::add);
        builder.partials();
        return (level, index) -> tiles.get(level + "/" + index);
    }

    static Hash altered(Hash hash, int bit) {
        byte[] bytes = hash.bytes();
        bytes[bit / 8] ^= (byte) (0x80 >>> bit % 8);
        return Hash.of(bytes);
    }
}
