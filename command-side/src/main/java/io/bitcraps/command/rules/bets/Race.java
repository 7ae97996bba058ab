package io.bitcraps.command.rules.bets;

/** Most bets are a race between two sums. */
final class Race {

    private Race() {}

    static Fate between(int sum, int wins, int loses) {
        if (sum == wins) {
            return Fate.wins();
        }
        return sum == loses ? Fate.LOSES : Fate.STANDS;
    }
}
