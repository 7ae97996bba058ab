package io.bitcraps.events.codec;

import io.bitcraps.events.id.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes big-endian binary. A value out of its field's range is a mistake of ours and throws
 * {@link IllegalArgumentException}. Not thread-safe.
 */
public final class BinaryWriter {

    private byte[] buffer = new byte[256];
    private int size;

    public BinaryWriter u8(int value) {
        requireRange(value, 0xFF);
        grow(1);
        buffer[size++] = (byte) value;
        return this;
    }

    public BinaryWriter u16(int value) {
        requireRange(value, 0xFFFF);
        return raw(value, 2);
    }

    /** 0 to 2^31 - 1: no count or length of ours needs the upper half. */
    public BinaryWriter u32(int value) {
        requireRange(value, Integer.MAX_VALUE);
        return raw(value, 4);
    }

    /** 0 to 2^63 - 1: what a {@code long} of ours can say without a sign. */
    public BinaryWriter u64(long value) {
        requireRange(value, Long.MAX_VALUE);
        return raw(value, 8);
    }

    public BinaryWriter hash(Hash hash) {
        grow(Hash.BYTES);
        hash.writeTo(buffer, size);
        size += Hash.BYTES;
        return this;
    }

    /** The bytes alone; the reader must know how many. */
    public BinaryWriter bytes(byte[] bytes) {
        grow(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
        return this;
    }

    /** One byte of length, then ASCII. */
    public BinaryWriter text8(String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        return u8(bytes.length).bytes(bytes);
    }

    /** Two bytes of length, then the bytes. */
    public BinaryWriter bytes16(byte[] bytes) {
        return u16(bytes.length).bytes(bytes);
    }

    /** Four bytes of length, then the bytes. */
    public BinaryWriter bytes32(byte[] bytes) {
        return u32(bytes.length).bytes(bytes);
    }

    /** A fresh array of all that was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    private BinaryWriter raw(long value, int bytes) {
        grow(bytes);
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            buffer[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void grow(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(size, more), 2 * buffer.length));
        }
    }

    private static void requireRange(long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(value + " is not in 0.." + max);
        }
    }
}
