package io.bitcraps.events.crypto;

import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.Signature;
import java.util.LinkedHashSet;

/**
 * Remembers the newest signatures that verified, so that a proposal does not verify again what the mempool did. Only
 * successes, under SHA-256(key || signature || message): a failure costs its sender the link, not us the memory. Key
 * and signature have a fixed length, so no two triples give the same bytes. Thread-safe.
 */
public final class VerifiedCache implements SignatureVerifier {

    private final SignatureVerifier verifier;
    private final int capacity;
    /** In order of arrival, the oldest first; guarded by itself. */
    private final LinkedHashSet<Hash> verified = new LinkedHashSet<>();

    /** @param capacity how many successes are kept, about 100 bytes each; at least 1 */
    public VerifiedCache(SignatureVerifier verifier, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("the cache keeps at least 1 signature, got " + capacity);
        }
        this.verifier = verifier;
        this.capacity = capacity;
    }

    @Override
    public boolean verify(PublicKey key, byte[] message, Signature signature) {
        Hash triple = Sha256.hash(key.bytes(), signature.bytes(), message);
        if (contains(triple)) {
            return true;
        }
        boolean valid = verifier.verify(key, message, signature);
        if (valid) {
            remember(triple);
        }
        return valid;
    }

    /** How many successes are remembered now. */
    public int size() {
        synchronized (verified) {
            return verified.size();
        }
    }

    private boolean contains(Hash triple) {
        synchronized (verified) {
            return verified.contains(triple);
        }
    }

    private void remember(Hash triple) {
        synchronized (verified) {
            verified.add(triple);
            if (verified.size() > capacity) {
                verified.removeFirst();
            }
        }
    }
}
