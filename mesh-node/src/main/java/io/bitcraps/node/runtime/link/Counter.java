package io.bitcraps.node.runtime.link;

/** What is counted for each peer, since the start of the node. */
public enum Counter {
    FRAMES_IN,
    /** Bytes as they came over the wire, sealed. */
    BYTES_IN,
    BATCHES_IN,
    FRAMES_OUT,
    BYTES_OUT,
    BATCHES_OUT,
    /** Times the link was up. */
    LINKS,
    /** Times reading paused because the peer sent faster than it may. */
    PAUSES
}
