package io.bitcraps.command.rules.bets.kind;

/** The sums of two dice as craps sees them. */
public final class Numbers {

    public static final int SEVEN = 7;
    public static final int LARGEST = 12;

    private Numbers() {}

    /** 4, 5, 6, 8, 9 or 10. */
    public static boolean isPoint(int sum) {
        return sum >= 4 && sum <= 10 && sum != SEVEN;
    }

    public static boolean isNatural(int sum) {
        return sum == SEVEN || sum == 11;
    }

    public static boolean isCraps(int sum) {
        return sum == 2 || sum == 3 || sum == 12;
    }
}
