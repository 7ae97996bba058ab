package io.bitcraps.events.id;

import java.nio.charset.StandardCharsets;

/**
 * 32 bytes that are, or claim to be, an Ed25519 public key. The type says nothing about validity: full validation
 * happens once where a key first appears (see {@code io.bitcraps.events.crypto}). Ordered as unsigned big-endian.
 */
public record PublicKey(long a, long b, long c, long d) implements Comparable<PublicKey> {

    public static final int BYTES = 32;
    public static final int TEXT_LENGTH = KeyText.LENGTH;

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

    /** @throws IllegalArgumentException unless these are the 43 characters that {@link #text} gives */
    public static PublicKey parse(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.UTF_8);
        if (ascii.length != TEXT_LENGTH) {
            throw new IllegalArgumentException("a key has 43 characters, got " + ascii.length);
        }
        return parseAt(ascii, 0);
    }

    /** Reads 43 characters from {@code offset}, as {@link #parse} does. */
    public static PublicKey parseAt(byte[] ascii, int offset) {
        byte[] key = new byte[BYTES];
        KeyText.decode(ascii, offset, key);
        return at(key, 0);
    }

    /** The 43 base64url characters that name the key in actions, entries and addresses. */
    public String text() {
        byte[] ascii = new byte[TEXT_LENGTH];
        writeTextTo(ascii, 0);
        return new String(ascii, StandardCharsets.US_ASCII);
    }

    /** Writes the 43 characters of {@link #text} into {@code target} from {@code offset}. */
    public void writeTextTo(byte[] target, int offset) {
        KeyText.encode(bytes(), target, offset);
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
