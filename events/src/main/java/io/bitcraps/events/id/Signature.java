package io.bitcraps.events.id;

import java.util.Arrays;
import java.util.HexFormat;

/** 64 bytes that are, or claim to be, an Ed25519 signature R || S (RFC 8032). Immutable. */
public final class Signature {

    public static final int BYTES = 64;

    private final byte[] bytes;

    private Signature(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException unless there are exactly 64 bytes */
    public static Signature of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("expected 64 bytes, got " + bytes.length);
        }
        return new Signature(bytes.clone());
    }

    /** A fresh array of 64 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signature that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
