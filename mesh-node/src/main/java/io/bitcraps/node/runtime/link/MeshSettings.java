package io.bitcraps.node.runtime.link;

import io.bitcraps.node.mesh.Limits;

/**
 * What is local to a node about its mesh.
 *
 * @param listen where to accept links, in the transport's form; empty for a node that only dials
 * @param messagesPerSecond batches of sync or gossip to and from each peer, 1 to 10,000. Urgent classes have a limit of
 *     their own, {@link #URGENT_FACTOR} times as high. A batch holds up to 1,024 frames, so a limit slows, it does not
 *     starve. All nodes of a network should have the same
 * @param keepAliveMs an idle link says something this often; less than the transport's idle time
 */
public record MeshSettings(String listen, int messagesPerSecond, long keepAliveMs, Limits limits) {

    /** Votes and proposals may come this many times as often as gossip. */
    public static final int URGENT_FACTOR = 20;

    public MeshSettings {
        if (messagesPerSecond < 1 || messagesPerSecond > 10_000) {
            throw new IllegalArgumentException("messagesPerSecond is not in 1..10000: " + messagesPerSecond);
        }
        if (keepAliveMs < 1) {
            throw new IllegalArgumentException("keepAliveMs is below 1: " + keepAliveMs);
        }
    }

    public static MeshSettings defaults(String listen) {
        return new MeshSettings(listen, 100, 5_000, Limits.defaults());
    }
}
