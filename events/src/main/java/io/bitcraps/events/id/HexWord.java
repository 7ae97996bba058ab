package io.bitcraps.events.id;

/** A 64-bit word as 16 lower-case hex digits, in place. */
final class HexWord {

    private HexWord() {}

    static long read(byte[] ascii, int offset) {
        long word = 0;
        for (int i = 0; i < 16; i++) {
            int c = ascii[offset + i];
            if (c >= '0' && c <= '9') {
                word = word << 4 | c - '0';
            } else if (c >= 'a' && c <= 'f') {
                word = word << 4 | c - 'a' + 10;
            } else {
                throw new IllegalArgumentException("a hash is 64 lower-case hex digits");
            }
        }
        return word;
    }

    static void write(long word, byte[] ascii, int offset) {
        for (int i = 0; i < 16; i++) {
            int digit = (int) (word >>> 60 - 4 * i) & 15;
            ascii[offset + i] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
        }
    }
}
