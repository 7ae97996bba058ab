package io.bitcraps.events.money;

import java.math.BigInteger;

/** value * numerator / denominator without overflow in between; the one place where winnings are rounded. */
final class Fractions {

    private Fractions() {}

    static long floor(long value, long numerator, long denominator) {
        check(value, numerator, denominator);
        if (Math.multiplyHigh(value, numerator) == 0 && value * numerator >= 0) {
            return value * numerator / denominator;
        }
        return BigInteger.valueOf(value)
                .multiply(BigInteger.valueOf(numerator))
                .divide(BigInteger.valueOf(denominator))
                .longValueExact();
    }

    static long ceil(long value, long numerator, long denominator) {
        check(value, numerator, denominator);
        BigInteger[] parts = BigInteger.valueOf(value)
                .multiply(BigInteger.valueOf(numerator))
                .divideAndRemainder(BigInteger.valueOf(denominator));
        return Math.addExact(parts[0].longValueExact(), parts[1].signum());
    }

    private static void check(long value, long numerator, long denominator) {
        if (value < 0 || numerator < 0 || denominator <= 0) {
            throw new ArithmeticException(
                    "not a fraction of an amount: " + value + " * " + numerator + "/" + denominator);
        }
    }
}
