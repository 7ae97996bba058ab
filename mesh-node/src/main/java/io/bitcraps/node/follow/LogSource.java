package io.bitcraps.node.follow;

/** Somebody who publishes a log. One thread's own. */
public interface LogSource {

    /** For people: what it is reached by. */
    String name();

    /**
     * Asks and waits for the answer. Implementations MUST bound the time and the bytes that an answer takes, and
     * answer with {@link Reply.Failed} rather than throw, whatever the other side does.
     */
    Reply answer(Ask ask) throws InterruptedException;
}
