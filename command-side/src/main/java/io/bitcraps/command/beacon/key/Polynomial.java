package io.bitcraps.command.beacon.key;

import io.bitcraps.events.crypto.Sha256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A secret polynomial over the field of the groups' order, by its coefficients. Immutable; never printed. Its values are
 * computed in a time that depends on them: only on the owner's machine, never upon a stranger's request.
 */
public final class Polynomial {

    /** Least randomness, in bytes. */
    public static final int MIN_RANDOMNESS = 32;

    private final List<BigInteger> coefficients;

    private Polynomial(List<BigInteger> coefficients) {
        this.coefficients = List.copyOf(coefficients);
    }

    /**
     * The same tag, randomness and number give the same polynomial.
     *
     * @param tag what it is for
     * @param randomness at least 32 unpredictable bytes
     * @param terms coefficients, 1 to 255: any as many values determine it, fewer tell nothing
     */
    public static Polynomial of(byte[] tag, byte[] randomness, int terms) {
        if (randomness.length < MIN_RANDOMNESS) {
            throw new IllegalArgumentException("a polynomial takes at least 32 random bytes, got " + randomness.length);
        }
        if (terms < 1 || terms > 255) {
            throw new IllegalArgumentException("a polynomial of ours has 1 to 255 terms, got " + terms);
        }
        List<BigInteger> coefficients = new ArrayList<>();
        for (int degree = 0; degree < terms; degree++) {
            coefficients.add(coefficient(tag, randomness, degree));
        }
        return new Polynomial(coefficients);
    }

    /** What the polynomial's owner shows everybody: each coefficient in the exponent. */
    public Commitments commitments() {
        return new Commitments(coefficients.stream().map(Curve::key).toList());
    }

    /**
     * What it gives the member of a share's index.
     *
     * @throws io.bitcraps.events.codec.Malformed for an index that no committee has
     */
    public Portion portion(int index) {
        BeaconShareKey.requireIndex(index);
        return new Portion(value(index));
    }

    /** 48 bytes: a signature under the secret that {@link Commitments#proves} checks against the first commitment. */
    public byte[] prove(byte[] message) {
        return Curve.hashForProof(message)
                .sign_with(Curve.secretKey(coefficients.getFirst()))
                .compress();
    }

    BigInteger value(int place) {
        BigInteger value = BigInteger.ZERO;
        for (BigInteger coefficient : coefficients.reversed()) {
            value = value.multiply(BigInteger.valueOf(place)).add(coefficient).mod(Curve.R);
        }
        return value;
    }

    @Override
    public String toString() {
        return "Polynomial[" + coefficients.size() + " terms]";
    }

    /** 512 bits modulo r, so that no number is noticeably likelier than another. */
    private static BigInteger coefficient(byte[] tag, byte[] randomness, int degree) {
        byte[] wide = new byte[64];
        Sha256.hash(tag, new byte[] {(byte) degree, 0}, randomness).writeTo(wide, 0);
        Sha256.hash(tag, new byte[] {(byte) degree, 1}, randomness).writeTo(wide, 32);
        return new BigInteger(1, wide).mod(Curve.R);
    }
}
