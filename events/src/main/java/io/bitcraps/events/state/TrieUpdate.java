package io.bitcraps.events.state;

import io.bitcraps.events.id.Hash;
import io.bitcraps.events.state.TrieNode.Inner;
import io.bitcraps.events.state.TrieNode.Leaf;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the trie that applies sorted changes: every leaf that changes is encoded once, every node above one is
 * hashed once, everything else is shared. The recursion is as deep as a key has bits, at most.
 */
final class TrieUpdate {

    private static final int KEY_BITS = 8 * Hash.BYTES;

    private final Change[] changes;
    private final TrieHash hashes = new TrieHash();

    /** @param changes in order of their keys, all different; not altered while this is used */
    TrieUpdate(Change[] changes) {
        this.changes = changes;
    }

    @Nullable
    TrieNode apply(@Nullable TrieNode root) {
        return apply(root, 0, changes.length);
    }

    /** Applies the changes of the range, all of which belong at the place of {@code node}, or beside it. */
    private @Nullable TrieNode apply(@Nullable TrieNode node, int from, int to) {
        if (from == to) {
            return node;
        }
        int bit = firstBranch(node, from, to);
        if (bit == KEY_BITS) {
            return leaf(node, changes[from]);
        }
        int middle = firstOne(bit, from, to);
        if (node instanceof Inner inner && inner.bit() == bit) {
            return join(inner, bit, apply(inner.left(), from, middle), apply(inner.right(), middle, to));
        }
        boolean nodeRight = node != null && node.path().bit(bit);
        return join(
                null, bit, apply(nodeRight ? null : node, from, middle), apply(nodeRight ? node : null, middle, to));
    }

    /** The first bit in which two keys differ of all that stand at this place or come to it; 256 for only one key. */
    private int firstBranch(@Nullable TrieNode node, int from, int to) {
        Hash first = changes[from].key().hash();
        int bit = firstDifference(first, changes[to - 1].key().hash());
        if (node == null) {
            return bit;
        }
        return Math.min(Math.min(bit, node.bit()), firstDifference(first, node.path()));
    }

    /** Index of the first change of the range whose key has that bit set. */
    private int firstOne(int bit, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (changes[middle].key().hash().bit(bit)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private @Nullable TrieNode leaf(@Nullable TrieNode before, Change change) {
        return switch (change) {
            case Change.Remove remove -> null;
            case Change.Put put ->
                before instanceof Leaf leaf && leaf.value().equals(put.value())
                        ? leaf
                        : new Leaf(put.key(), put.value(), hashes.leaf(put.key(), put.value()));
        };
    }

    private @Nullable TrieNode join(
            @Nullable Inner before, int bit, @Nullable TrieNode left, @Nullable TrieNode right) {
        if (left == null) {
            return right;
        }
        if (right == null) {
            return left;
        }
        if (before != null
                && before.left().hash().equals(left.hash())
                && before.right().hash().equals(right.hash())) {
            return before;
        }
        Hash hash = hashes.inner(bit, left.hash(), right.hash());
        return new Inner(bit, left.path(), left, right, hash, Math.addExact(left.size(), right.size()));
    }

    /** 256 if they are equal. */
    static int firstDifference(Hash one, Hash other) {
        if (one.a() != other.a()) {
            return Long.numberOfLeadingZeros(one.a() ^ other.a());
        }
        if (one.b() != other.b()) {
            return 64 + Long.numberOfLeadingZeros(one.b() ^ other.b());
        }
        if (one.c() != other.c()) {
            return 128 + Long.numberOfLeadingZeros(one.c() ^ other.c());
        }
        return 192 + Long.numberOfLeadingZeros(one.d() ^ other.d());
    }
}
