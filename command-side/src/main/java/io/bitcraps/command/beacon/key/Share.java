package io.bitcraps.command.beacon.key;

import io.bitcraps.events.codec.Malformed;
import supranational.blst.P1;

/**
 * One validator's part of a threshold signature. A share is a point of the right subgroup by its type; whether it is
 * the right point, {@link VerificationKey} tells. Immutable.
 */
public final class Share {

    public static final int BYTES = Curve.SIGNATURE_BYTES;

    private final int index;
    private final P1 point;

    Share(int index, P1 point) {
        this.index = index;
        this.point = point;
    }

    /**
     * @param index place of the validator in the committee + 1
     * @throws Malformed unless the bytes are 48, and a compressed point of the prime-order subgroup, not infinity
     */
    public static Share decode(int index, byte[] bytes) {
        BeaconShareKey.requireIndex(index);
        return new Share(index, Curve.signature(bytes));
    }

    /** Place of the validator in the committee + 1. */
    public int index() {
        return index;
    }

    /** A fresh array of 48 bytes. */
    public byte[] bytes() {
        return point.compress();
    }

    /** A copy, as arithmetic changes it. */
    P1 point() {
        return point.dup();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Share that && index == that.index && point.is_equal(that.point);
    }

    @Override
    public int hashCode() {
        return index;
    }

    @Override
    public String toString() {
        return "Share[" + index + "]";
    }
}
