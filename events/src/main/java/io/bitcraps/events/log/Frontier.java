package io.bitcraps.events.log;

import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Hash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The right edge of a log's tree: its size and the roots of the perfect subtrees it is made of, all that appending
 * needs. Immutable; frontiers of two branches share what they have in common, so one is kept per open block.
 */
public final class Frontier {
    public static final Frontier EMPTY = new Frontier(0, null);

    private final long size;
    private final @Nullable Peak smallest;

    private Frontier(long size, @Nullable Peak smallest) {
        this.size = size;
        this.smallest = smallest;
    }

    /** Root of one perfect subtree, and the next larger one to its left. */
    private record Peak(Hash root, @Nullable Peak larger) {}

    /** Number of leaves, below 2^63. */
    public long size() {
        return size;
    }

    public Frontier append(Hash leaf) {
        return append(new TreeHasher(), leaf);
    }

    public Frontier appendAll(List<Hash> leaves) {
        TreeHasher hasher = new TreeHasher();
        Frontier frontier = this;
        for (Hash leaf : leaves) {
            frontier = frontier.append(hasher, leaf);
        }
        return frontier;
    }

    /** Appends the leaves of these entries' canonical bytes. */
    public Frontier appendEntries(List<byte[]> entries) {
        TreeHasher hasher = new TreeHasher();
        Frontier frontier = this;
        for (byte[] entry : entries) {
            frontier = frontier.append(hasher, hasher.leaf(entry));
        }
        return frontier;
    }

    /** For who appends one by one and keeps a hasher of its own. */
    public Frontier append(TreeHasher hasher, Hash leaf) {
        Hash root = leaf;
        Peak larger = smallest;
        for (long rest = size; (rest & 1) == 1 && larger != null; rest >>>= 1) {
            root = hasher.node(larger.root, root);
            larger = larger.larger;
        }
        return new Frontier(Math.addExact(size, 1), new Peak(root, larger));
    }

    /** RFC 6962 root of the whole tree: one hash per perfect subtree. */
    public Hash root() {
        if (smallest == null) {
            return MerkleTree.EMPTY_ROOT;
        }
        TreeHasher hasher = new TreeHasher();
        Hash root = smallest.root;
        for (Peak peak = smallest.larger; peak != null; peak = peak.larger) {
            root = hasher.node(peak.root, root);
        }
        return root;
    }

    public LogHead head() {
        return new LogHead(size, root());
    }

    /** Canonical bytes: size as u64, then the subtree roots from the largest to the smallest. */
    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES + Long.bitCount(size) * Hash.BYTES);
        out.putLong(size);
        List<Hash> roots = new ArrayList<>();
        for (Peak peak = smallest; peak != null; peak = peak.larger) {
            roots.add(peak.root);
        }
        roots.reversed().forEach(root -> out.put(root.bytes()));
        return out.array();
    }

    /**
     * Reads {@link #bytes}, which may come from anybody: what is returned has exactly the size and root of {@code head}.
     *
     * @throws Malformed if the bytes are no frontier, or that of another head
     */
    public static Frontier parse(byte[] bytes, LogHead head) {
        if (bytes.length < Long.BYTES) {
            throw new Malformed("a frontier starts with 8 bytes of size");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long size = in.getLong();
        if (size < 0 || bytes.length != Long.BYTES + Long.bitCount(size) * Hash.BYTES) {
            throw new Malformed("a frontier has one hash for each bit set in its size");
        }
        Peak smallest = null;
        for (int at = Long.BYTES; at < bytes.length; at += Hash.BYTES) {
            smallest = new Peak(Hash.at(bytes, at), smallest);
        }
        Frontier frontier = new Frontier(size, smallest);
        if (!frontier.head().equals(head)) {
            throw new Malformed("the frontier is not that of log size " + head.size() + " and root " + head.root());
        }
        return frontier;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frontier that && size == that.size && root().equals(that.root());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(size);
    }

    @Override
    public String toString() {
        return "Frontier[" + size + ", " + root() + "]";
    }
}
