package io.bitcraps.events.log;

import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.id.Hash;
import java.util.Iterator;
import java.util.List;

/**
 * That a log only grew (RFC 6962, 2.1.2). From size 0 and between equal sizes the proof is empty by rule.
 *
 * @param from the older size
 * @param to the newer size
 * @param path subtree roots, deepest first
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether the log with head {@code older} is a prefix of the one with head {@code newer}. */
    public ProofCheck check(LogHead older, LogHead newer) {
        if (from < 0 || from > to || from != older.size() || to != newer.size()) {
            return ProofCheck.OUT_OF_RANGE;
        }
        if (path.size() != length(from, to)) {
            return ProofCheck.WRONG_LENGTH;
        }
        if (from == 0) {
            boolean empty = older.root().equals(MerkleTree.EMPTY_ROOT);
            boolean newerToo = to > 0 || newer.root().equals(MerkleTree.EMPTY_ROOT);
            return empty && newerToo ? ProofCheck.VALID : ProofCheck.WRONG_ROOT;
        }
        Roots roots = roots(new TreeHasher(), older.root(), path.iterator(), from, to, true);
        boolean same = roots.older.equals(older.root()) && roots.newer.equals(newer.root());
        return same ? ProofCheck.VALID : ProofCheck.WRONG_ROOT;
    }

    private record Roots(Hash older, Hash newer) {}

    /**
     * Both roots of the subtree whose first {@code old} of {@code size} leaves are the older tree's. While only left
     * branches were taken ({@code whole}), a subtree that is all old is the older tree itself, which the proof omits.
     */
    private static Roots roots(
            TreeHasher hasher, Hash olderRoot, Iterator<Hash> path, long old, long size, boolean whole) {
        if (old == size) {
            Hash root = whole ? olderRoot : path.next();
            return new Roots(root, root);
        }
        long left = MerkleTree.split(size);
        if (old <= left) {
            Roots roots = roots(hasher, olderRoot, path, old, left, whole);
            return new Roots(roots.older, hasher.node(roots.newer, path.next()));
        }
        Roots roots = roots(hasher, olderRoot, path, old - left, size - left, false);
        Hash sibling = path.next();
        return new Roots(hasher.node(sibling, roots.older), hasher.node(sibling, roots.newer));
    }

    private static int length(long from, long to) {
        if (from == 0) {
            return 0;
        }
        int length = 0;
        boolean whole = true;
        long old = from;
        for (long size = to; old != size; length++) {
            long left = MerkleTree.split(size);
            whole &= old <= left;
            size = old <= left ? left : size - left;
            old = old <= left ? old : old - left;
        }
        return whole ? length : length + 1;
    }
}
