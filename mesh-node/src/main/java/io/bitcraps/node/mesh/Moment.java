package io.bitcraps.node.mesh;

/**
 * When something happened, with the chance that goes with it.
 *
 * @param nowMs milliseconds of a clock that never decreases
 * @param jitter uniform in 0 to 999, drawn anew for each moment
 */
public record Moment(long nowMs, int jitter) {

    public static final int JITTERS = 1_000;

    public Moment {
        if (jitter < 0 || jitter >= JITTERS) {
            throw new IllegalArgumentException("jitter is 0 to 999, got " + jitter);
        }
    }
}
