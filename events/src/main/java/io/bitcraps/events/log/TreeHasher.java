package io.bitcraps.events.log;

import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import java.security.DigestException;
import java.security.MessageDigest;

/**
 * The two hashes of an RFC 6962 tree over SHA-256: leaf = H(0x00 || entry), node = H(0x01 || left || right). Keeps one
 * digest, as making one costs about as much as hashing a node; not thread-safe.
 */
public final class TreeHasher {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = Sha256.digest();
    private final byte[] node = new byte[1 + 2 * Hash.BYTES];
    private final byte[] output = new byte[Hash.BYTES];

    public TreeHasher() {
        node[0] = NODE;
    }

    public Hash leaf(byte[] entry) {
        digest.update(LEAF);
        digest.update(entry);
        return finish();
    }

    public Hash node(Hash left, Hash right) {
        left.writeTo(node, 1);
        right.writeTo(node, 1 + Hash.BYTES);
        digest.update(node);
        return finish();
    }

    /**
     * Root of a perfect subtree.
     *
     * @param hashes 32-byte hashes in sequence
     * @param first index of the first hash to take
     * @param count how many, a power of two
     */
    public Hash perfect(byte[] hashes, int first, int count) {
        if (count == 1) {
            return Hash.at(hashes, first * Hash.BYTES);
        }
        int half = count / 2;
        return node(perfect(hashes, first, half), perfect(hashes, first + half, half));
    }

    private Hash finish() {
        try {
            digest.digest(output, 0, Hash.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes hold a SHA-256", e);
        }
        return Hash.at(output, 0);
    }
}
