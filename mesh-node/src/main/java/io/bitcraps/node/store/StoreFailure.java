package io.bitcraps.node.store;

import org.jspecify.annotations.Nullable;

/**
 * The disk did not do what was asked, or holds what this node can't use. Fatal: whoever sees it stops the node with
 * the sentence; it is never caught to try again.
 */
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, for exit codes and tests; the message is for people. */
    public enum Reason {
        /** What is on disk is not what was written. */
        DAMAGED,
        /** Another process, or another object of this one, holds it. */
        IN_USE,
        /** Missing, read-only or without permission. */
        UNWRITABLE,
        /** Written by a newer version of this software. */
        NEWER_VERSION,
        /** A file of something else, or of another chain. */
        FOREIGN,
        DISK_FULL,
        /** The disk reported an error; of a write, nobody knows what is on it now. */
        IO_FAILED
    }

    private final Reason reason;

    StoreFailure(Reason reason, String sentence) {
        this(reason, sentence, null);
    }

    StoreFailure(Reason reason, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
