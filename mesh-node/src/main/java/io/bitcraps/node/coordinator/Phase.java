package io.bitcraps.node.coordinator;

/** Where a node is in its life. Only a node that is live votes. */
public enum Phase {
    /** Reads settings, keys and store. */
    OPENING("Opening"),
    /** Folds the stored log into the state. */
    REPLAYING("Replaying"),
    /** Fetches what became final without it. */
    CATCHING_UP("CatchingUp"),
    LIVE("Live"),
    STOPPING("Stopping"),
    /** Stopped for good because going on might sign a lie. */
    HALTED("Halted");

    private final String text;

    Phase(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
