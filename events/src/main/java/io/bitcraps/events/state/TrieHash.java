package io.bitcraps.events.state;

import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import java.security.DigestException;
import java.security.MessageDigest;

/** The two hashes of the state trie, for one update: one digest and one buffer for all its nodes. Not thread-safe. */
final class TrieHash {

    private static final int INNER_LENGTH = 1 + 2 + 2 * Hash.BYTES;
    private static final int LEAF_PREFIX = 1 + Hash.BYTES;

    private final MessageDigest digest = Sha256.digest();
    private final byte[] buffer = new byte[INNER_LENGTH];
    private final byte[] output = new byte[Hash.BYTES];

    /** SHA-256(0x00 || key || canonical value). */
    Hash leaf(StateKey key, StateValue value) {
        buffer[0] = 0;
        key.hash().writeTo(buffer, 1);
        digest.update(buffer, 0, LEAF_PREFIX);
        digest.update(StateCodec.VALUE.encode(value));
        return finish();
    }

    /** SHA-256(0x01 || u16 index of the branching bit || left || right). */
    Hash inner(int bit, Hash left, Hash right) {
        buffer[0] = 1;
        buffer[1] = (byte) (bit >> 8);
        buffer[2] = (byte) bit;
        left.writeTo(buffer, 3);
        right.writeTo(buffer, 3 + Hash.BYTES);
        digest.update(buffer, 0, INNER_LENGTH);
        return finish();
    }

    private Hash finish() {
        try {
            digest.digest(output, 0, output.length);
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes are too few for a SHA-256", e);
        }
        return Hash.at(output, 0);
    }
}
