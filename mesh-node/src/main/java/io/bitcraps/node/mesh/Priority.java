package io.bitcraps.node.mesh;

import io.bitcraps.events.codec.Malformed;

/**
 * Classes of frames, the most urgent first: a frame leaves only when no frame of an earlier class waits. Each class
 * has its own bounded queue for each peer.
 *
 * <p>When a queue is full, a class whose newer frames make older ones useless (a later vote, a later proposal) drops
 * its oldest frame; the others refuse the new one, and the sender hears of it.
 */
public enum Priority {
    /** Evidence, requests and answers that unblock a view. */
    CONTROL(0, true, true, 1_024, 1 << 19),
    /** Votes, certificates and shares. */
    VOTES(1, true, true, 4_096, 1 << 19),
    PROPOSALS(2, true, true, 64, 5 << 19),
    /** Bodies of notarized blocks that a peer asked for. */
    BLOCK_PARTS(3, true, false, 64, 5 << 19),
    /** Final blocks, snapshots and their certificates. */
    SYNC(4, false, false, 256, 5 << 19),
    /** Pending actions. */
    GOSSIP(5, false, false, 16_384, 1 << 20);

    private static final Priority[] ALL = values();

    private final int code;
    private final boolean urgent;
    private final boolean newestWins;
    private final int maxFrames;
    private final int maxBytes;

    Priority(int code, boolean urgent, boolean newestWins, int maxFrames, int maxBytes) {
        this.code = code;
        this.urgent = urgent;
        this.newestWins = newestWins;
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
    }

    /** Urgent classes and the rest have a rate limit each, so that gossip can't use up what votes need. */
    public boolean urgent() {
        return urgent;
    }

    /** Whether a full queue drops its oldest frame rather than refuse a new one. */
    public boolean newestWins() {
        return newestWins;
    }

    /** Most frames that wait for one peer. */
    public int maxFrames() {
        return maxFrames;
    }

    /** Most bytes that wait for one peer; a single frame may exceed it when nothing else waits. */
    public int maxBytes() {
        return maxBytes;
    }

    /** The class's byte on the wire. */
    int code() {
        return code;
    }

    static Priority of(int code) {
        for (Priority priority : ALL) {
            if (priority.code == code) {
                return priority;
            }
        }
        throw new Malformed("no class " + code);
    }
}
