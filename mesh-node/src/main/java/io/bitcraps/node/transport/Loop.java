package io.bitcraps.node.transport;

/**
 * One thread that runs small tasks in the order given, and a clock. Tasks MUST NOT block. A task that throws is a
 * broken invariant: the loop reports it to its owner, who halts the node.
 */
public interface Loop {

    /** Runs the task soon, after those already given. From any thread; dropped once the loop is closed. */
    void execute(Runnable task);

    /** Runs the task once after {@code delayMs} at the earliest. From any thread; dropped once the loop is closed. */
    Timer schedule(long delayMs, Runnable task);

    /** Milliseconds from an arbitrary start; never decreases, unlike the wall clock. */
    long nowMs();

    /** Whether the caller is this loop's thread. */
    boolean inLoop();

    /** A task that is yet to run. */
    interface Timer {

        /** Prevents the task if it has not begun. On the loop's thread only. */
        void cancel();
    }
}
