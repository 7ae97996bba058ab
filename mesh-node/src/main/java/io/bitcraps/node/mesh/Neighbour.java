package io.bitcraps.node.mesh;

/** What {@link Neighbours} remembers of one peer. */
final class Neighbour {

    /** No link. */
    static final long NONE = -1;

    final String address;
    boolean dialling;
    long dialAtMs;
    long waitMs;
    long link = NONE;
    boolean linkIsOurs;
    long upAtMs;
    long bannedUntilMs;
    private int points;
    private long pointsAtMs;

    Neighbour(String address, long dialAtMs, long waitMs) {
        this.address = address;
        this.dialAtMs = dialAtMs;
        this.waitMs = waitMs;
    }

    boolean isUp() {
        return link != NONE;
    }

    /** Only the end that began a link replaces it: if both did, the new ones would be in each other's way. */
    boolean mayDial() {
        return (!isUp() || linkIsOurs) && !dialling && !address.isEmpty();
    }

    /** Adds points, after forgiving one for each second since the last ones. */
    int penalize(int added, long nowMs) {
        long forgiven = points == 0 ? 0 : (nowMs - pointsAtMs) / 1_000;
        points = (int) Math.min(Integer.MAX_VALUE, Math.max(0, points - forgiven) + (long) added);
        pointsAtMs = nowMs;
        return points;
    }

    void forgive() {
        points = 0;
    }
}
