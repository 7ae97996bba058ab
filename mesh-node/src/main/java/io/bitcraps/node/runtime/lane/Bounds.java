package io.bitcraps.node.runtime.lane;

/**
 * What may wait in a lane for one peer.
 *
 * @param tasks how many
 * @param bytes what they keep in memory altogether, as far as their givers count it
 */
public record Bounds(int tasks, int bytes) {

    /** For lanes that only the node itself uses. */
    public static final Bounds NO_PEERS = new Bounds(0, 0);

    public Bounds {
        if (tasks < 0 || bytes < 0) {
            throw new IllegalArgumentException("bounds are not negative: " + tasks + " tasks, " + bytes + " bytes");
        }
    }
}
