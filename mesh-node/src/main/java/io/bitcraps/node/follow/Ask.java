package io.bitcraps.node.follow;

import io.bitcraps.events.id.Height;

/** A question to a source. */
public sealed interface Ask {

    /** Which chain is yours? */
    record Genesis() implements Ask {}

    /** Which blocks became final from this height on? The source may wait that long for the first. */
    record Blocks(Height from, long waitMs) implements Ask {}

    /** Which is the newest tree that a quorum cosigned? */
    record Checkpoint() implements Ask {}
}
