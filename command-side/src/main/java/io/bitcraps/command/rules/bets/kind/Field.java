package io.bitcraps.command.rules.bets.kind;

import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.state.StateValue.Bet;

/** One roll: 2, 3, 4, 9, 10, 11 and 12 win, the 2 and the 12 at tiers of their own. */
record Field() implements BetRule {

    private static final int PLAIN = 0;
    private static final int ACES = 1;
    private static final int BOXCARS = 2;

    @Override
    public boolean mayRaise(Felt felt, Spot spot) {
        return true;
    }

    @Override
    public boolean mayLower(Felt felt, Spot spot) {
        return true;
    }

    @Override
    public int tierCount() {
        return 3;
    }

    @Override
    public int[] tiers(Spot spot, int point) {
        return new int[] {PLAIN, ACES, BOXCARS};
    }

    @Override
    public Fate on(Dice dice, Bet bet, int point) {
        return switch (dice.sum()) {
            case 2 -> new Fate.Wins(ACES);
            case 12 -> new Fate.Wins(BOXCARS);
            case 3, 4, 9, 10, 11 -> new Fate.Wins(PLAIN);
            default -> Fate.LOSES;
        };
    }
}
