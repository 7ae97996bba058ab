package io.bitcraps.command.rules.bets.kind;

/** Right: with the number. Wrong: with the seven. */
enum OddsSide {
    RIGHT,
    WRONG;

    static final int TIERS = 3;

    private static final int WRONG_MULTIPLE = 6;

    /** The largest multiple of the flat bet: 3x, 4x, 5x with the number, so that all win 6x the flat bet; else 6x. */
    int multiple(int number) {
        return switch (this) {
            case RIGHT -> 3 + tier(number);
            case WRONG -> WRONG_MULTIPLE;
        };
    }

    Fate on(int sum, int number) {
        boolean decides = sum == number || sum == Numbers.SEVEN;
        if (!decides) {
            return Fate.STANDS;
        }
        boolean right = sum == number;
        return right == (this == RIGHT) ? new Fate.Wins(tier(number)) : Fate.LOSES;
    }

    /** Pay tables list odds as 4/10, 5/9, 6/8. */
    static int tier(int number) {
        return switch (number) {
            case 4, 10 -> 0;
            case 5, 9 -> 1;
            case 6, 8 -> 2;
            default -> throw new IllegalArgumentException("odds stand on a point number, not on " + number);
        };
    }
}
