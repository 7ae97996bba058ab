package io.bitcraps.node.cli.audit;

/** A file of an export that is there and cannot be read: no finding about the log, but the end of the reading. */
public final class ExportUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExportUnreadable(String sentence) {
        super(sentence);
    }
}
