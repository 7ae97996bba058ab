package io.bitcraps.events.craps;

/**
 * The 64 bets. Numbers and texts are part of the log format and never change their meaning. Which of them a table
 * takes, and what they pay, is its pay table's matter.
 */
public enum BetKind {
    PASS(1, "pass"),
    DONT_PASS(2, "dont-pass"),
    COME(3, "come"),
    DONT_COME(4, "dont-come"),
    ODDS_PASS(5, "odds-pass"),
    ODDS_DONT_PASS(6, "odds-dont-pass"),
    ODDS_COME(7, "odds-come"),
    ODDS_DONT_COME(8, "odds-dont-come"),
    FIELD(9, "field"),
    HARD_4(10, "hard-4"),
    HARD_6(11, "hard-6"),
    HARD_8(12, "hard-8"),
    HARD_10(13, "hard-10"),
    NEXT_7(19, "next-7");

    private final int number;
    private final String text;

    BetKind(int number, String text) {
        this.number = number;
        this.text = text;
    }

    public int number() {
        return number;
    }

    public String text() {
        return text;
    }
}
