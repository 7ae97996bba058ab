package io.bitcraps.events.craps;

/** What a roll did to a bet that it did not leave unchanged. */
public enum Outcome {
    WON("won"),
    LOST("lost"),
    PUSHED("pushed"),
    TRAVELLED("travelled");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
