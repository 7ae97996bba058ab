package io.bitcraps.command.beacon.key;

import io.bitcraps.events.codec.Malformed;
import supranational.blst.P1;
import supranational.blst.P2;

/** The key under which the seeds of an epoch verify. Nobody holds its secret half. Immutable. */
public final class GroupKey {

    public static final int BYTES = Curve.KEY_BYTES;

    private final P2 point;

    GroupKey(P2 point) {
        this.point = point;
    }

    /** @throws Malformed unless the bytes are 96, and a compressed point of the prime-order subgroup, not infinity */
    public static GroupKey decode(byte[] bytes) {
        return new GroupKey(Curve.key(bytes));
    }

    /**
     * Whether the signature is the one possible seed for the message; about 1 ms. Any failure, also a malformed
     * signature, is false.
     *
     * @param message of {@link BeaconMessage}
     * @param signature 48 bytes of anyone
     */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            return verifies(message, Curve.signature(signature));
        } catch (Malformed e) {
            return false;
        }
    }

    boolean verifies(byte[] message, P1 signature) {
        return Curve.verify(point, message, signature);
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
