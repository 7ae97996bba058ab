package io.bitcraps.command.beacon.key;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.codec.Malformed;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import supranational.blst.P2;

/**
 * Feldman's commitments to a polynomial: its coefficients times the generator of G2, the constant one first. Anybody
 * checks with them what a member was given. Immutable.
 */
public final class Commitments {

    /** Of one coefficient. */
    public static final int POINT_BYTES = Curve.KEY_BYTES;

    private final List<P2> points;

    Commitments(List<P2> points) {
        this.points = List.copyOf(points);
    }

    /** @throws Malformed unless the bytes are 1 to 22 compressed points of the prime-order subgroup, none infinite */
    public static Commitments decode(byte[] bytes) {
        int terms = bytes.length / POINT_BYTES;
        if (terms < 1 || terms > Committee.MAX_SIZE || bytes.length != terms * POINT_BYTES) {
            throw new Malformed("commitments have 1 to 22 times 96 bytes, got " + bytes.length);
        }
        List<P2> points = new ArrayList<>();
        for (int term = 0; term < terms; term++) {
            points.add(Curve.key(Arrays.copyOfRange(bytes, term * POINT_BYTES, (term + 1) * POINT_BYTES)));
        }
        return new Commitments(points);
    }

    /** Coefficients committed to: the polynomial's degree + 1. */
    public int terms() {
        return points.size();
    }

    /** Whether the portion is the polynomial's value at the index; about 1 ms. */
    public boolean match(int index, Portion portion) {
        return at(index).is_equal(portion.point());
    }

    /**
     * Whether the secret behind the first commitment signed the message; about 1 ms. Any failure, also a malformed
     * proof, is false.
     */
    public boolean proves(byte[] message, byte[] proof) {
        try {
            return Curve.verifyProof(points.getFirst(), message, Curve.signature(proof));
        } catch (Malformed e) {
            return false;
        }
    }

    /**
     * The keys of a committee whose members add up what each of these dealers gave them.
     *
     * @param dealers at least one, all of the same number of terms, which becomes the quorum
     * @throws Malformed if a key comes out infinite, as it does of no honest dealer's randomness
     */
    public static BeaconCommittee committee(List<Commitments> dealers, int size) {
        Commitments sum = sum(dealers);
        List<VerificationKey> keys = new ArrayList<>();
        for (int index = 1; index <= size; index++) {
            keys.add(VerificationKey.decode(sum.at(index).compress()));
        }
        return new BeaconCommittee(keys, GroupKey.decode(sum.points.getFirst().compress()), sum.terms());
    }

    /** A fresh array, 96 bytes a coefficient. */
    public byte[] bytes() {
        byte[] bytes = new byte[points.size() * POINT_BYTES];
        for (int term = 0; term < points.size(); term++) {
            System.arraycopy(points.get(term).compress(), 0, bytes, term * POINT_BYTES, POINT_BYTES);
        }
        return bytes;
    }

    private static Commitments sum(List<Commitments> dealers) {
        List<P2> sum =
                new ArrayList<>(dealers.getFirst().points.stream().map(P2::dup).toList());
        for (Commitments dealer : dealers.subList(1, dealers.size())) {
            if (dealer.terms() != sum.size()) {
                throw new IllegalArgumentException("dealers of one key have as many terms each");
            }
            for (int term = 0; term < sum.size(); term++) {
                sum.get(term).add(dealer.points.get(term));
            }
        }
        return new Commitments(sum);
    }

    /** Horner's rule, in the group. */
    private P2 at(int index) {
        BeaconShareKey.requireIndex(index);
        BigInteger place = BigInteger.valueOf(index);
        P2 value = points.getLast().dup();
        for (P2 point : points.reversed().subList(1, points.size())) {
            value = value.mult(place).add(point);
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Commitments that && Arrays.equals(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(points.getFirst().compress());
    }

    @Override
    public String toString() {
        return "Commitments[" + points.size() + " terms]";
    }
}
