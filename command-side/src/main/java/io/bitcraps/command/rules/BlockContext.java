package io.bitcraps.command.rules;

import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Entry;

/**
 * Where and when an entry happens: all that the rules know of the block around it.
 *
 * @param timeMs block time in milliseconds since 1970, never an own clock
 */
public record BlockContext(Height height, long timeMs) {

    /** A block begins with the entry that opens it. */
    public static final int OPENING_ENTRIES = 1;

    public static BlockContext of(Entry.BlockEntry opening) {
        return new BlockContext(opening.height(), opening.timeMs());
    }
}
