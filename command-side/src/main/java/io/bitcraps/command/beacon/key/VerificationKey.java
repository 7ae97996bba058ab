package io.bitcraps.command.beacon.key;

import io.bitcraps.events.codec.Malformed;
import supranational.blst.P2;

/** The public half of one validator's {@link BeaconShareKey}. Immutable. */
public final class VerificationKey {

    public static final int BYTES = Curve.KEY_BYTES;

    private final P2 point;

    VerificationKey(P2 point) {
        this.point = point;
    }

    /** @throws Malformed unless the bytes are 96, and a compressed point of the prime-order subgroup, not infinity */
    public static VerificationKey decode(byte[] bytes) {
        return new VerificationKey(Curve.key(bytes));
    }

    /** Whether this validator made the share; about 1 ms. The caller matches index and key. */
    public boolean verifies(byte[] message, Share share) {
        return Curve.verify(point, message, share.point());
    }

    /** A fresh array of 96 bytes. */
    public byte[] bytes() {
        return point.compress();
    }

    /** A copy, as arithmetic changes it. */
    P2 point() {
        return point.dup();
    }
}
