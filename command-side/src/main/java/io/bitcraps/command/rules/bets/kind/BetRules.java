package io.bitcraps.command.rules.bets.kind;

import io.bitcraps.events.craps.BetKind;

/** Which rule plays which kind. */
public final class BetRules {

    private static final BetRule PASS = new PassLine();
    private static final BetRule DONT_PASS = new DontPassLine();
    private static final BetRule COME = new Come();
    private static final BetRule DONT_COME = new DontCome();
    private static final BetRule ODDS_PASS = new LineOdds(BetKind.PASS, OddsSide.RIGHT);
    private static final BetRule ODDS_DONT_PASS = new LineOdds(BetKind.DONT_PASS, OddsSide.WRONG);
    private static final BetRule ODDS_COME = new ComeOdds(BetKind.COME, OddsSide.RIGHT);
    private static final BetRule ODDS_DONT_COME = new ComeOdds(BetKind.DONT_COME, OddsSide.WRONG);
    private static final BetRule FIELD = new Field();
    private static final BetRule HARD_4 = new Hardway(4);
    private static final BetRule HARD_6 = new Hardway(6);
    private static final BetRule HARD_8 = new Hardway(8);
    private static final BetRule HARD_10 = new Hardway(10);
    private static final BetRule NEXT_7 = new Next(7);

    private BetRules() {}

    /** How many spots there are: a seat has at most this many bets. */
    public static int spots() {
        int spots = 0;
        for (BetKind kind : BetKind.values()) {
            for (int number = 0; number <= Numbers.LARGEST; number++) {
                spots += of(kind).standsOn(number) ? 1 : 0;
            }
        }
        return spots;
    }

    public static BetRule of(BetKind kind) {
        return switch (kind) {
            case PASS -> PASS;
            case DONT_PASS -> DONT_PASS;
            case COME -> COME;
            case DONT_COME -> DONT_COME;
            case ODDS_PASS -> ODDS_PASS;
            case ODDS_DONT_PASS -> ODDS_DONT_PASS;
            case ODDS_COME -> ODDS_COME;
            case ODDS_DONT_COME -> ODDS_DONT_COME;
            case FIELD -> FIELD;
            case HARD_4 -> HARD_4;
            case HARD_6 -> HARD_6;
            case HARD_8 -> HARD_8;
            case HARD_10 -> HARD_10;
            case NEXT_7 -> NEXT_7;
        };
    }
}
