package io.bitcraps.events.id;

import java.util.HexFormat;

/** A SHA-256 output: 32 bytes, ordered as unsigned big-endian. */
public record Hash(long a, long b, long c, long d) implements Comparable<Hash> {

    public static final int BYTES = 32;
    public static final int HEX_LENGTH = 64;

    /** 32 zero bytes: the root of the empty state trie. */
    public static final Hash ZERO = new Hash(0, 0, 0, 0);

    /** @throws IllegalArgumentException unless there are exactly 32 bytes */
    public static Hash of(byte[] bytes) {
        Words.require32(bytes);
        return at(bytes, 0);
    }

    /** Reads 32 bytes from {@code offset}. */
    public static Hash at(byte[] bytes, int offset) {
        return new Hash(
                Words.at(bytes, offset),
                Words.at(bytes, offset + 8),
                Words.at(bytes, offset + 16),
                Words.at(bytes, offset + 24));
    }

    /** Parses 64 hex digits. */
    public static Hash parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /** Reads 64 lower-case hex digits from {@code offset}. */
    public static Hash parseAt(byte[] ascii, int offset) {
        return new Hash(
                HexWord.read(ascii, offset),
                HexWord.read(ascii, offset + 16),
                HexWord.read(ascii, offset + 32),
                HexWord.read(ascii, offset + 48));
    }

    /** Writes 64 lower-case hex digits into {@code target} from {@code offset}. */
    public void writeHexTo(byte[] target, int offset) {
        HexWord.write(a, target, offset);
        HexWord.write(b, target, offset + 16);
        HexWord.write(c, target, offset + 32);
        HexWord.write(d, target, offset + 48);
    }

    /** A fresh array of 32 bytes. */
    public byte[] bytes() {
        return Words.bytes(a, b, c, d);
    }

    /** Writes the 32 bytes into {@code target} from {@code offset}. */
    public void writeTo(byte[] target, int offset) {
        Words.write(target, offset, a, b, c, d);
    }

    /** Bit {@code index} from the most significant, 0 to 255. */
    public boolean bit(int index) {
        long word = switch (index >>> 6) {
            case 0 -> a;
            case 1 -> b;
            case 2 -> c;
            case 3 -> d;
            default -> throw new IllegalArgumentException("bit index " + index + " is not in 0..255");
        };
        return (word << (index & 63)) < 0;
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    @Override
    public int compareTo(Hash other) {
        return Words.compare(a, b, c, d, other.a, other.b, other.c, other.d);
    }

    @Override
    public String toString() {
        return hex();
    }
}
