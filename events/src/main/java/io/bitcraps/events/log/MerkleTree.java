package io.bitcraps.events.log;

import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import java.util.List;

/** RFC 6962 trees as functions of their leaves. For many hashes use a {@link TreeHasher} or a {@link Frontier}. */
public final class MerkleTree {
    /** Root of the empty tree: SHA-256 of nothing. */
    public static final Hash EMPTY_ROOT = Sha256.hash();

    private MerkleTree() {}

    public static Hash leafHash(byte[] entry) {
        return new TreeHasher().leaf(entry);
    }

    public static Hash nodeHash(Hash left, Hash right) {
        return new TreeHasher().node(left, right);
    }

    /** Root of the tree with these leaf hashes. */
    public static Hash root(List<Hash> leaves) {
        return Frontier.EMPTY.appendAll(leaves).root();
    }

    /** The largest power of two smaller than {@code size}, where a tree of two or more leaves is split. */
    static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
