package io.bitcraps.node.store;

import io.bitcraps.events.id.Hash;

/**
 * The newest tree that this node's cosigner key vouched for.
 *
 * @param size of the log
 * @param timeS seconds since 1970, as a cosignature states them
 */
public record Cosigned(long size, Hash root, long timeS) {

    /** What came of asking to vouch for a tree. */
    public enum Verdict {
        /** On disk: the cosignature may be made and sent. */
        RECORDED,
        SMALLER_SIZE,
        OTHER_ROOT,
        EARLIER_TIME
    }

    /** The rule of docs/protocol.md: no smaller size, no other root for a size, no earlier time. */
    Verdict judge(Cosigned next) {
        if (next.size < size) {
            return Verdict.SMALLER_SIZE;
        }
        if (next.size == size && !next.root.equals(root)) {
            return Verdict.OTHER_ROOT;
        }
        return next.timeS < timeS ? Verdict.EARLIER_TIME : Verdict.RECORDED;
    }
}
