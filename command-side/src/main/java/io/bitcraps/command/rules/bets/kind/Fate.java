package io.bitcraps.command.rules.bets.kind;

/** What a roll does to one bet. */
public sealed interface Fate {

    Fate STANDS = new Stands();
    Fate LOSES = new Loses();
    Fate PUSHES = new Pushes();

    /** Nothing. */
    record Stands() implements Fate {}

    /** Paid at that tier of its pay table, from 0. */
    record Wins(int tier) implements Fate {}

    record Loses() implements Fate {}

    /** The stake comes back. */
    record Pushes() implements Fate {}

    /** The bet now stands on that number. */
    record Travels(int number) implements Fate {}

    /** For the many bets of one tier. */
    static Fate wins() {
        return new Wins(0);
    }

    /** Most bets are a race between two sums. */
    static Fate race(int sum, int wins, int loses) {
        if (sum == wins) {
            return wins();
        }
        return sum == loses ? LOSES : STANDS;
    }
}
