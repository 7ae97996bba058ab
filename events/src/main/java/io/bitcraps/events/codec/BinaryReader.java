package io.bitcraps.events.codec;

import io.bitcraps.events.id.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads big-endian binary. Every length is compared with a bound of the caller and with what is left before anything
 * is allocated for it. All methods throw {@link Malformed}. Not thread-safe.
 */
public final class BinaryReader {

    private final byte[] bytes;
    private int at;

    /** The array is read in place and must not change meanwhile. */
    public BinaryReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public int u8() {
        return (int) raw(1);
    }

    public int u16() {
        return (int) raw(2);
    }

    /** @throws Malformed also above 2^31 - 1 */
    public int u32() {
        long value = raw(4);
        if (value > Integer.MAX_VALUE) {
            throw new Malformed("a number above 2^31 - 1 at byte " + (at - 4));
        }
        return (int) value;
    }

    /** @throws Malformed also above 2^63 - 1 */
    public long u64() {
        long value = raw(8);
        if (value < 0) {
            throw new Malformed("a number above 2^63 - 1 at byte " + (at - 8));
        }
        return value;
    }

    public Hash hash() {
        require(Hash.BYTES);
        Hash hash = Hash.at(bytes, at);
        at += Hash.BYTES;
        return hash;
    }

    /** A fresh array of the next {@code length} bytes. */
    public byte[] bytes(int length) {
        require(length);
        byte[] copy = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return copy;
    }

    public String text8(int max) {
        byte[] ascii = bytes(bounded(u8(), max));
        for (byte b : ascii) {
            if (b < 0) {
                throw new Malformed("text beyond ASCII before byte " + at);
            }
        }
        return new String(ascii, StandardCharsets.US_ASCII);
    }

    public byte[] bytes16(int max) {
        return bytes(bounded(u16(), max));
    }

    public byte[] bytes32(int max) {
        return bytes(bounded(u32(), max));
    }

    /** How many elements follow, read from one byte. */
    public int count8(int max) {
        return bounded(u8(), max);
    }

    public int count16(int max) {
        return bounded(u16(), max);
    }

    public int count32(int max) {
        return bounded(u32(), max);
    }

    /** The next byte must be {@code expected}. */
    public void expect(int expected, String what) {
        int value = u8();
        if (value != expected) {
            throw new Malformed(what + " is " + value + ", expected " + expected);
        }
    }

    /** Offset of the next byte. */
    public int position() {
        return at;
    }

    /** A fresh array of what was read since {@code position}. */
    public byte[] since(int position) {
        return Arrays.copyOfRange(bytes, position, at);
    }

    /** Nothing may follow. */
    public void end() {
        if (at != bytes.length) {
            throw new Malformed((bytes.length - at) + " bytes too many");
        }
    }

    private int bounded(int length, int max) {
        if (length > max) {
            throw new Malformed("a length of " + length + " where at most " + max + " is taken, before byte " + at);
        }
        return length;
    }

    private void require(int length) {
        if (length > bytes.length - at) {
            throw new Malformed("ends at byte " + bytes.length + ", " + length + " wanted from byte " + at);
        }
    }

    private long raw(int length) {
        require(length);
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | bytes[at++] & 0xFF;
        }
        return value;
    }
}
