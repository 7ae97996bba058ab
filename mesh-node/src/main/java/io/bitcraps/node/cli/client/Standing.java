package io.bitcraps.node.cli.client;

import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;

/** What a node says of a submitted action. */
public sealed interface Standing {

    record Pending(Hash ticket) implements Standing {}

    /** @param position of the action in the log */
    record Final(Hash ticket, long position, Height height) implements Standing {}

    /**
     * Not taken.
     *
     * @param code stable, for programs
     * @param sentence for people
     */
    record Refused(String code, String sentence) implements Standing {}

    /**
     * The node has no room now, or cannot know yet as it starts: the same bytes may be sent again in a moment.
     *
     * @param code {@code busy} or {@code starting}
     */
    record Busy(String code, String sentence) implements Standing {}
}
