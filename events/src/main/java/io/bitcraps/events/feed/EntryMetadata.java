package io.bitcraps.events.feed;

/**
 * Names of what accompanies an entry on its way to projections. The message's payload is the {@code Entry}, its
 * identifier the position in decimal, its timestamp the block's time.
 */
public final class EntryMetadata {

    /** Position in the log, a {@code Long}. */
    public static final String POSITION = "position";

    /** Height of the block, a {@code Long}. */
    public static final String HEIGHT = "height";

    /** Whether the entry is the last of its block, a {@code Boolean}. */
    public static final String LAST_OF_BLOCK = "lastOfBlock";

    private EntryMetadata() {}
}
