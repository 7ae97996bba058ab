package io.bitcraps.events.money;

/** Tokens in micro-CRAP (10^-6 CRAP), never negative; every operation is checked. */
public record Amount(long micro) implements Comparable<Amount> {

    public static final Amount ZERO = new Amount(0);
    public static final long MICRO_PER_CRAP = 1_000_000;

    public Amount {
        if (micro < 0) {
            throw new ArithmeticException("an amount is never negative: " + micro);
        }
    }

    public static Amount crap(long crap) {
        return new Amount(Math.multiplyExact(crap, MICRO_PER_CRAP));
    }

    public Amount plus(Amount other) {
        return new Amount(Math.addExact(micro, other.micro));
    }

    /** @throws ArithmeticException if {@code other} is larger */
    public Amount minus(Amount other) {
        return new Amount(Math.subtractExact(micro, other.micro));
    }

    /** floor(this * numerator / denominator), exact also where the product exceeds 63 bits. */
    public Amount timesFloor(long numerator, long denominator) {
        return new Amount(Fractions.floor(micro, numerator, denominator));
    }

    /** ceil(this * numerator / denominator), exact also where the product exceeds 63 bits. */
    public Amount timesCeil(long numerator, long denominator) {
        return new Amount(Fractions.ceil(micro, numerator, denominator));
    }

    public boolean isZero() {
        return micro == 0;
    }

    public boolean atLeast(Amount other) {
        return micro >= other.micro;
    }

    @Override
    public int compareTo(Amount other) {
        return Long.compare(micro, other.micro);
    }

    /** In CRAP with as many decimals as needed, at most six: {@code 12.5}. For people; the wire has micro-CRAP. */
    @Override
    public String toString() {
        long whole = micro / MICRO_PER_CRAP;
        long rest = micro % MICRO_PER_CRAP;
        if (rest == 0) {
            return Long.toString(whole);
        }
        String decimals = Long.toString(MICRO_PER_CRAP + rest).substring(1);
        return whole + "." + decimals.replaceAll("0+$", "");
    }
}
