package io.bitcraps.events.log.note;

import java.util.List;

/** Whether a note carries what a policy asks for. */
public sealed interface PolicyCheck {
    /**
     * @param surplus lines that the policy knows no key for or that repeat a key: harmless, but nobody vouches for
     *     them, so a strict reader reports them
     * @param cosignedSeconds latest time of the cosignatures that were checked, in seconds since 1970; 0 without any
     */
    record Satisfied(List<SignatureLine> surplus, long cosignedSeconds) implements PolicyCheck {
        public Satisfied {
            surplus = List.copyOf(surplus);
        }
    }

    record Refused(Reason reason, String sentence) implements PolicyCheck {}

    /** In the order in which they are looked for. */
    enum Reason {
        /** A line names a known key, but its signature does not hold. */
        BAD_SIGNATURE,
        /** No known log signed under the text's first line as key name. */
        NO_LOG_SIGNATURE,
        NO_QUORUM
    }
}
