package io.bitcraps.command.rules.roll;

import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Dice;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/**
 * The rules of the felt once more, by another path: plain sets of sums and a table of fractions, no code of the rules.
 */
final class SlowCraps {

    /** What comes back to the player in micro-CRAP; null while the bet stands or travels. */
    record Verdict(String outcome, BigInteger back) {}

    private static final Set<Integer> POINTS = Set.of(4, 5, 6, 8, 9, 10);

    private SlowCraps() {}

    static Verdict judge(BetKind kind, int number, boolean on, int point, Dice dice, long stake) {
        int sum = dice.first() + dice.second();
        boolean hard = dice.first() == dice.second();
        return switch (kind) {
            case PASS -> point == 0 ? front(sum, stake) : race(sum, point, 7, stake, 1, 1);
            case DONT_PASS -> point == 0 ? back(sum, stake) : race(sum, 7, point, stake, 1, 1);
            case COME -> number == 0 ? travelling(front(sum, stake)) : race(sum, number, 7, stake, 1, 1);
            case DONT_COME -> number == 0 ? travelling(back(sum, stake)) : race(sum, 7, number, stake, 1, 1);
            case ODDS_PASS -> odds(sum, point, stake);
            case ODDS_DONT_PASS -> layOdds(sum, point, stake);
            case ODDS_COME -> {
                Verdict working = odds(sum, number, stake);
                boolean off = point == 0 && !on;
                yield off && !working.outcome.equals("STANDS")
                        ? new Verdict("PUSHED", BigInteger.valueOf(stake))
                        : working;
            }
            case ODDS_DONT_COME -> layOdds(sum, number, stake);
            case FIELD ->
                switch (sum) {
                    case 2 -> won(stake, 2, 1);
                    case 12 -> won(stake, 3, 1);
                    case 3, 4, 9, 10, 11 -> won(stake, 1, 1);
                    default -> lost();
                };
            case HARD_4 -> hardway(4, sum, hard, point, on, stake, 7);
            case HARD_6 -> hardway(6, sum, hard, point, on, stake, 9);
            case HARD_8 -> hardway(8, sum, hard, point, on, stake, 9);
            case HARD_10 -> hardway(10, sum, hard, point, on, stake, 7);
            case NEXT_7 -> sum == 7 ? won(stake, 49, 10) : lost();
        };
    }

    private static Verdict front(int sum, long stake) {
        if (Set.of(7, 11).contains(sum)) {
            return won(stake, 1, 1);
        }
        return Set.of(2, 3, 12).contains(sum) ? lost() : stands();
    }

    private static Verdict back(int sum, long stake) {
        if (Set.of(2, 3).contains(sum)) {
            return won(stake, 1, 1);
        }
        if (sum == 12) {
            return new Verdict("PUSHED", BigInteger.valueOf(stake));
        }
        return Set.of(7, 11).contains(sum) ? lost() : stands();
    }

    private static Verdict travelling(Verdict first) {
        return first.outcome.equals("STANDS") ? new Verdict("TRAVELLED", BigInteger.ZERO) : first;
    }

    private static Verdict race(int sum, int wins, int loses, long stake, long numerator, long denominator) {
        if (sum == wins) {
            return won(stake, numerator, denominator);
        }
        return sum == loses ? lost() : stands();
    }

    private static Verdict odds(int sum, int number, long stake) {
        List<Integer> fraction = trueOdds(number);
        return race(sum, number, 7, stake, fraction.get(0), fraction.get(1));
    }

    private static Verdict layOdds(int sum, int number, long stake) {
        List<Integer> fraction = trueOdds(number);
        return race(sum, 7, number, stake, fraction.get(1), fraction.get(0));
    }

    /** Ways to make a 7 to ways to make the number. */
    private static List<Integer> trueOdds(int number) {
        return switch (number) {
            case 4, 10 -> List.of(2, 1);
            case 5, 9 -> List.of(3, 2);
            default -> List.of(6, 5);
        };
    }

    private static Verdict hardway(int total, int sum, boolean hard, int point, boolean on, long stake, int pays) {
        boolean resting = point == 0 && !on;
        if (resting || !(sum == 7 || sum == total)) {
            return stands();
        }
        return sum == total && hard ? won(stake, pays, 1) : lost();
    }

    private static Verdict won(long stake, long numerator, long denominator) {
        BigInteger winnings = BigInteger.valueOf(stake)
                .multiply(BigInteger.valueOf(numerator))
                .divide(BigInteger.valueOf(denominator));
        return new Verdict("WON", winnings.add(BigInteger.valueOf(stake)));
    }

    private static Verdict lost() {
        return new Verdict("LOST", BigInteger.ZERO);
    }

    private static Verdict stands() {
        return new Verdict("STANDS", BigInteger.ZERO);
    }

    static Set<Integer> points() {
        return POINTS;
    }
}
