package io.bitcraps.events.log;

import io.bitcraps.events.id.Hash;
import java.util.ArrayList;
import java.util.List;

/** The verification algorithms of RFC 9162, 2.1.3.2 and 2.1.4.2, step by step as they stand there. */
final class Rfc9162 {
    private Rfc9162() {}

    static boolean includes(InclusionProof proof, Hash leaf, Hash root) {
        if (proof.index() < 0 || proof.index() >= proof.size()) {
            return false;
        }
        long fn = proof.index();
        long sn = proof.size() - 1;
        Hash r = leaf;
        for (Hash p : proof.path()) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = MerkleTree.nodeHash(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = MerkleTree.nodeHash(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && r.equals(root);
    }

    /** For 0 < first < second. */
    static boolean extend(ConsistencyProof proof, Hash first, Hash second) {
        List<Hash> path = new ArrayList<>(proof.path());
        if (path.isEmpty()) {
            return false;
        }
        if (Long.bitCount(proof.from()) == 1) {
            path.addFirst(first);
        }
        long fn = proof.from() - 1;
        long sn = proof.to() - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        Hash fr = path.getFirst();
        Hash sr = path.getFirst();
        for (Hash c : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = MerkleTree.nodeHash(c, fr);
                sr = MerkleTree.nodeHash(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = MerkleTree.nodeHash(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return fr.equals(first) && sr.equals(second) && sn == 0;
    }
}
