package io.bitcraps.node.follow;

import io.bitcraps.events.feed.FinalRange;

/** What came of a question; nothing in it is believed yet. */
@SuppressWarnings("ArrayRecordComponent") // judged once, never compared
public sealed interface Reply {

    record Genesis(byte[] file) implements Reply {}

    record Blocks(FinalRange range) implements Reply {}

    record Checkpoint(byte[] note) implements Reply {}

    /** The source has no checkpoint yet. */
    record NoCheckpoint() implements Reply {}

    /** No answer, or one that broke off, had no end, or is none of a node: that may pass. */
    record Failed(String sentence) implements Reply {}

    /** A whole answer that is not what its format says. */
    record Malformed(String sentence) implements Reply {}
}
