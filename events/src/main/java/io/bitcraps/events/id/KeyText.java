package io.bitcraps.events.id;

import java.util.Arrays;

/** 32 bytes as 43 characters of base64url (RFC 4648 section 5, no padding), in place and in one canonical form. */
final class KeyText {

    static final int LENGTH = 43;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final byte[] DIGITS = digits();
    private static final byte[] VALUES = values();

    private KeyText() {}

    /** @throws IllegalArgumentException for other characters, and where the two spare bits of the last are not 0 */
    static void decode(byte[] text, int from, byte[] key) {
        int bad = 0;
        int in = from;
        for (int out = 0; out < 30; out += 3) {
            int first = VALUES[text[in] & 0xff];
            int second = VALUES[text[in + 1] & 0xff];
            int third = VALUES[text[in + 2] & 0xff];
            int fourth = VALUES[text[in + 3] & 0xff];
            bad |= first | second | third | fourth;
            key[out] = (byte) (first << 2 | second >> 4);
            key[out + 1] = (byte) (second << 4 | third >> 2);
            key[out + 2] = (byte) (third << 6 | fourth);
            in += 4;
        }
        int first = VALUES[text[in] & 0xff];
        int second = VALUES[text[in + 1] & 0xff];
        int third = VALUES[text[in + 2] & 0xff];
        key[30] = (byte) (first << 2 | second >> 4);
        key[31] = (byte) (second << 4 | third >> 2);
        if ((bad | first | second | third) < 0 || (third & 3) != 0) {
            throw new IllegalArgumentException("a key is 43 characters of canonical base64url");
        }
    }

    static void encode(byte[] key, byte[] text, int from) {
        int out = from;
        for (int in = 0; in < 30; in += 3) {
            int bits = (key[in] & 0xff) << 16 | (key[in + 1] & 0xff) << 8 | key[in + 2] & 0xff;
            text[out] = DIGITS[bits >> 18];
            text[out + 1] = DIGITS[bits >> 12 & 63];
            text[out + 2] = DIGITS[bits >> 6 & 63];
            text[out + 3] = DIGITS[bits & 63];
            out += 4;
        }
        int bits = (key[30] & 0xff) << 8 | key[31] & 0xff;
        text[out] = DIGITS[bits >> 10];
        text[out + 1] = DIGITS[bits >> 4 & 63];
        text[out + 2] = DIGITS[bits << 2 & 63];
    }

    private static byte[] digits() {
        byte[] digits = new byte[64];
        for (int i = 0; i < 64; i++) {
            digits[i] = (byte) ALPHABET.charAt(i);
        }
        return digits;
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < 64; i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }
}
