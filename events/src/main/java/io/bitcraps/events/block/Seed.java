package io.bitcraps.events.block;

import io.bitcraps.events.id.Height;
import java.util.Arrays;
import java.util.HexFormat;

/** The threshold signature that reveals the dice of the locks of one final block: 48 bytes, a compressed G1 point. */
public final class Seed {

    public static final int BYTES = 48;

    private final Height height;
    private final byte[] signature;

    public Seed(Height height, byte[] signature) {
        if (signature.length != BYTES) {
            throw new IllegalArgumentException("a seed has 48 bytes, got " + signature.length);
        }
        this.height = height;
        this.signature = signature.clone();
    }

    public Height height() {
        return height;
    }

    public byte[] signature() {
        return signature.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Seed that && height.equals(that.height) && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return 31 * height.hashCode() + Arrays.hashCode(signature);
    }

    @Override
    public String toString() {
        return "Seed[" + height + ", " + hex() + "]";
    }
}
