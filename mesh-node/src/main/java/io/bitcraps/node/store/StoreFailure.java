package io.bitcraps.node.store;

import io.bitcraps.events.id.Height;
import java.nio.file.Path;
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
        /** Written by an older version of this software. */
        OLDER_VERSION,
        /** A file of something else, or of another chain. */
        FOREIGN,
        DISK_FULL,
        /** The disk reported an error; of a write, nobody knows what is on it now. */
        IO_FAILED
    }

    private final Reason reason;
    private final transient @Nullable Height height;
    private final @Nullable String damage;

    public StoreFailure(Reason reason, String sentence) {
        this(reason, sentence, null);
    }

    StoreFailure(Reason reason, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
        this.height = null;
        this.damage = null;
    }

    private StoreFailure(String sentence, @Nullable Height height, String damage) {
        super(sentence);
        this.reason = Reason.DAMAGED;
        this.height = height;
        this.damage = damage;
    }

    /**
     * @param height of the block that is not what was written, where it is one
     * @param what is not, as a clause
     * @param remedy what people can do about it
     */
    static StoreFailure damaged(Path file, @Nullable Height height, String what, String remedy) {
        String where = height == null ? "" : " at height " + height;
        return new StoreFailure(file + " is damaged" + where + ": " + what + "; " + remedy, height, what);
    }

    public Reason reason() {
        return reason;
    }

    /** The block that is damaged, which others may have; null where more than a block is, or something else. */
    public @Nullable Height height() {
        return height;
    }

    /** What is damaged, without file, height and remedy; the whole sentence of any other failure. */
    public String damage() {
        return damage == null ? String.valueOf(getMessage()) : damage;
    }
}
