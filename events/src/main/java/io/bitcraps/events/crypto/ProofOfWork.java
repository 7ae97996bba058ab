package io.bitcraps.events.crypto;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.id.PublicKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;

/**
 * What a new identity costs: a nonce for which SHA-256("BITCRAPS_IDENTITY_POW" || key || u64 nonce) begins with a
 * number of zero bits. 16 bits are some milliseconds: it slows strangers down, and keeps nobody out.
 */
public final class ProofOfWork {

    /** Most bits anyone may ask for: some minutes of one core. */
    public static final int MAX_BITS = 32;

    private static final byte[] TAG = "BITCRAPS_IDENTITY_POW".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE_AT = TAG.length + PublicKey.BYTES;
    private static final int HASH_BYTES = 32;
    /** A search beyond 256 times the expected length happens once in e^256: it is a bug, not bad luck. */
    private static final int PATIENCE_BITS = 8;

    private ProofOfWork() {}

    /**
     * Whether the hash begins with at least {@code bits} zero bits.
     *
     * @param nonce any 64 bits, written as unsigned big-endian
     * @param bits 0 to {@value #MAX_BITS}
     */
    public static boolean check(PublicKey key, long nonce, int bits) {
        requireBits(bits);
        byte[] input = input(key);
        ByteBuffer.wrap(input).putLong(NONCE_AT, nonce);
        return startsWithZeros(Sha256.digest().digest(input), bits);
    }

    /**
     * The first nonce from {@code start} on that passes; about 2^bits hashes, on the caller's thread.
     *
     * @param start where to begin, wrapping around: callers that share the work start apart
     */
    public static long solve(PublicKey key, int bits, long start) {
        requireBits(bits);
        MessageDigest digest = Sha256.digest();
        byte[] input = input(key);
        ByteBuffer view = ByteBuffer.wrap(input);
        byte[] hash = new byte[HASH_BYTES];
        long attempts = 1L << bits + PATIENCE_BITS;
        for (long attempt = 0; attempt < attempts; attempt++) {
            long nonce = start + attempt;
            view.putLong(NONCE_AT, nonce);
            hashInto(digest, input, hash);
            if (startsWithZeros(hash, bits)) {
                return nonce;
            }
        }
        throw new InvariantViolation("no proof of work of " + bits + " bits in " + attempts + " attempts");
    }

    private static void requireBits(int bits) {
        if (bits < 0 || bits > MAX_BITS) {
            throw new IllegalArgumentException("a proof of work has 0 to " + MAX_BITS + " bits, got " + bits);
        }
    }

    private static byte[] input(PublicKey key) {
        byte[] input = new byte[NONCE_AT + Long.BYTES];
        System.arraycopy(TAG, 0, input, 0, TAG.length);
        key.writeTo(input, TAG.length);
        return input;
    }

    private static void hashInto(MessageDigest digest, byte[] input, byte[] hash) {
        try {
            digest.update(input);
            digest.digest(hash, 0, HASH_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 does not fit into 32 bytes", e);
        }
    }

    private static boolean startsWithZeros(byte[] hash, int bits) {
        return Long.numberOfLeadingZeros(ByteBuffer.wrap(hash).getLong(0)) >= bits;
    }
}
