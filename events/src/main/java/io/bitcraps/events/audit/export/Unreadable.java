package io.bitcraps.events.audit.export;

/** A file of an export that is there, or should be, and cannot be read. The message goes on from its name: {@code cannot be
 * read: ...}. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unreadable(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
