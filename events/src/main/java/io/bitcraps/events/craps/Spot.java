package io.bitcraps.events.craps;

/**
 * Where a bet stands: its kind and, for come bets that travelled and for their odds, the number they stand on (else
 * 0). Equal spots of one seat are one bet. Ordered by kind, then number.
 */
public record Spot(BetKind kind, int number) implements Comparable<Spot> {

    public Spot {
        if (number < 0 || number > 12) {
            throw new IllegalArgumentException("a spot's number is 0 or 4 to 10, got " + number);
        }
    }

    public static Spot of(BetKind kind) {
        return new Spot(kind, 0);
    }

    @Override
    public int compareTo(Spot other) {
        int first = kind.compareTo(other.kind);
        return first != 0 ? first : Integer.compare(number, other.number);
    }
}
