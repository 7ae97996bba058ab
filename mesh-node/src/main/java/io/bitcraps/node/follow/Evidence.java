package io.bitcraps.node.follow;

import java.util.Locale;

/**
 * What a source said that cannot be true of the chain.
 *
 * @param source its name
 * @param expected what the verified chain says
 * @param found what the source said
 */
public record Evidence(String source, Kind kind, String expected, String found) {

    /** What kind of untruth. */
    public enum Kind {
        OTHER_GENESIS,
        MALFORMED,
        NOT_CONSECUTIVE,
        /** A certificate that holds, for another chain: more than f validators have signed both. */
        FORK,
        UNPROVEN,
        OTHER_ENTRIES,
        /** It claims blocks and does not give them. */
        WITHHELD,
        BAD_CHECKPOINT;

        private String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Both values in one sentence. */
    public String sentence() {
        return source + ": " + kind.text() + ": expected " + expected + ", found " + found;
    }
}
