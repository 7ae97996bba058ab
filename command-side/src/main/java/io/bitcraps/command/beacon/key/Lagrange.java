package io.bitcraps.command.beacon.key;

import java.math.BigInteger;
import java.util.List;

/** Lagrange's interpolation in the field of the group's order. */
final class Lagrange {

    private Lagrange() {}

    /**
     * For each of the places, how much its value counts in the polynomial's value at {@code at}.
     *
     * @param places distinct modulo r, and {@code at} not among them
     */
    static List<BigInteger> coefficients(List<Integer> places, int at) {
        return places.stream().map(place -> coefficient(places, place, at)).toList();
    }

    private static BigInteger coefficient(List<Integer> places, int place, int at) {
        BigInteger numerator = BigInteger.ONE;
        BigInteger denominator = BigInteger.ONE;
        for (int other : places) {
            if (other != place) {
                numerator = numerator
                        .multiply(BigInteger.valueOf((long) at - other))
                        .mod(Curve.R);
                denominator = denominator
                        .multiply(BigInteger.valueOf((long) place - other))
                        .mod(Curve.R);
            }
        }
        return numerator.multiply(denominator.modInverse(Curve.R)).mod(Curve.R);
    }
}
