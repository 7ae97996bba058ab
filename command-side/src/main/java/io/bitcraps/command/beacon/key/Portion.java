package io.bitcraps.command.beacon.key;

import io.bitcraps.events.codec.Malformed;
import java.math.BigInteger;
import java.util.List;
import supranational.blst.P2;

/**
 * The value of one dealer's polynomial at one member's index: the sum over all dealers is the member's share key.
 * Secret until a justification shows it. Immutable; never printed.
 */
public final class Portion {

    public static final int BYTES = Curve.SECRET_BYTES;

    private final BigInteger value;

    Portion(BigInteger value) {
        this.value = value;
    }

    /** @throws Malformed unless the bytes are 32, a big-endian number from 1 to r - 1 */
    public static Portion decode(byte[] bytes) {
        return new Portion(Curve.secret(bytes));
    }

    /**
     * @param index place of the member in the committee + 1
     * @throws Malformed if they sum up to 0, as no honest dealer's do
     */
    public static BeaconShareKey sum(int index, List<Portion> portions) {
        BigInteger sum = BigInteger.ZERO;
        for (Portion portion : portions) {
            sum = sum.add(portion.value).mod(Curve.R);
        }
        return BeaconShareKey.decode(index, Curve.bytes(sum));
    }

    /** A fresh array of 32 bytes. */
    public byte[] bytes() {
        return Curve.bytes(value);
    }

    P2 point() {
        return Curve.key(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Portion that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Portion";
    }
}
