package io.bitcraps.query.feed;

/** The database refused; the processor rolls back and tries the same blocks again. */
final class ReadModelFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReadModelFailure(String sentence, Throwable cause) {
        super(sentence + ": " + cause.getMessage(), cause);
    }
}
