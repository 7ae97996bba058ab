package io.bitcraps.node.mesh;

/**
 * How patient the mesh is.
 *
 * @param dialMinMs wait after a first failed dial or a lost link, at least 1
 * @param dialMaxMs longest wait; it doubles from the least to this
 * @param steadyMs a link that lasted so long starts the waits anew
 * @param headStartMs how long the higher key waits for the lower key's first dial, 0 or more
 * @param maxPoints penalty points at which a link is cut; one point is forgiven a second
 * @param banMs how long a peer that was cut is refused
 * @param sessionMs a link this old is replaced by a new one, with new keys, at least 1; {@link #FOREVER} for never
 */
public record Limits(
        long dialMinMs, long dialMaxMs, long steadyMs, long headStartMs, int maxPoints, long banMs, long sessionMs) {

    public static final long FOREVER = Long.MAX_VALUE;

    public Limits {
        boolean ordered = dialMinMs >= 1 && dialMaxMs >= dialMinMs;
        if (!ordered || steadyMs < 0 || headStartMs < 0 || maxPoints < 1 || banMs < 0 || sessionMs < 1) {
            throw new IllegalArgumentException("limits out of range: dial waits " + dialMinMs + ".." + dialMaxMs
                    + ", steady " + steadyMs + ", head start " + headStartMs + ", points " + maxPoints + ", ban "
                    + banMs + ", session " + sessionMs);
        }
    }

    public static Limits defaults() {
        return new Limits(1_000, 30_000, 10_000, 500, 100, 60_000, FOREVER);
    }
}
