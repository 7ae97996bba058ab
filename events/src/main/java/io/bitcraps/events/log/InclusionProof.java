package io.bitcraps.events.log;

import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.id.Hash;
import java.util.List;

/**
 * That a leaf is in a tree (RFC 6962, 2.1.1).
 *
 * @param index of the leaf, from 0
 * @param size of the tree
 * @param path siblings, the leaf's own first
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether {@code leaf} is at {@link #index} of the log with this head. */
    public ProofCheck check(Hash leaf, LogHead head) {
        if (index < 0 || index >= size || size != head.size()) {
            return ProofCheck.OUT_OF_RANGE;
        }
        if (path.size() != length(index, size)) {
            return ProofCheck.WRONG_LENGTH;
        }
        Hash root = root(new TreeHasher(), leaf, index, size, path.size());
        return root.equals(head.root()) ? ProofCheck.VALID : ProofCheck.WRONG_ROOT;
    }

    private Hash root(TreeHasher hasher, Hash leaf, long at, long of, int siblings) {
        if (siblings == 0) {
            return leaf;
        }
        long left = MerkleTree.split(of);
        Hash sibling = path.get(siblings - 1);
        return at < left
                ? hasher.node(root(hasher, leaf, at, left, siblings - 1), sibling)
                : hasher.node(sibling, root(hasher, leaf, at - left, of - left, siblings - 1));
    }

    private static int length(long index, long size) {
        int length = 0;
        long at = index;
        for (long of = size; of > 1; length++) {
            long left = MerkleTree.split(of);
            of = at < left ? left : of - left;
            at = at < left ? at : at - left;
        }
        return length;
    }
}
