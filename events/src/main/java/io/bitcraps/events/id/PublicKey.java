package io.bitcraps.events.id;

import java.util.Base64;

/**
 * 32 bytes that are, or claim to be, an Ed25519 public key. The type says nothing about validity: full validation
 * happens once where a key first appears (see {@code io.bitcraps.events.crypto}). Ordered as unsigned big-endian.
 */
public record PublicKey(long a, long b, long c, long d) implements Comparable<PublicKey> {

    public static final int BYTES = 32;

    /** @throws IllegalArgumentException unless there are exactly 32 bytes */
    public static PublicKey of(byte[] bytes) {
        Words.require32(bytes);
        return at(bytes, 0);
    }

    /** Reads 32 bytes from {@code offset}. */
    public static PublicKey at(byte[] bytes, int offset) {
        return new PublicKey(
                Words.at(bytes, offset),
                Words.at(bytes, offset + 8),
                Words.at(bytes, offset + 16),
                Words.at(bytes, offset + 24));
    }

    /** A fresh array of 32 bytes. */
    public byte[] bytes() {
        return Words.bytes(a, b, c, d);
    }

    /** Writes the 32 bytes into {@code target} from {@code offset}. */
    public void writeTo(byte[] target, int offset) {
        Words.write(target, offset, a, b, c, d);
    }

    /** The 43 base64url characters that name the key in actions, entries and addresses. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    @Override
    public int compareTo(PublicKey other) {
        return Words.compare(a, b, c, d, other.a, other.b, other.c, other.d);
    }

    @Override
    public String toString() {
        return text();
    }
}
