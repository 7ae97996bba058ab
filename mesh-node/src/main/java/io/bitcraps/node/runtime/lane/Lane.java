package io.bitcraps.node.runtime.lane;

/**
 * Runs tasks in the order given, but for this: the node's own tasks and those of its peers take turns, and so do the
 * peers among themselves. So a peer that floods delays others by one task a turn and costs them none. All methods
 * from any thread, and none but {@link #close} waits.
 */
public interface Lane extends AutoCloseable {

    /** From here on tasks run; those that already wait come first. Once. */
    void start();

    /** A task of the node itself: always taken, so the giver bounds how many it has under way. */
    void put(Runnable task);

    /**
     * A task for a peer. Beyond the peer's bounds it is refused and counted: what already waits stays, the new one is
     * lost, and re-sending brings it back.
     *
     * @param peer index of a validator
     * @param bytes what the task keeps in memory while it waits
     * @return whether it was taken
     */
    boolean offer(int peer, int bytes, Runnable task);

    /** Puts the task once {@code delayMs} have passed. */
    Alarm after(long delayMs, Runnable task);

    /** Runs the task again and again until the lane is closed, {@code periodMs} after the last run ended. */
    default void every(long periodMs, Runnable task) {
        after(periodMs, () -> {
            task.run();
            every(periodMs, task);
        });
    }

    /** No task begins until {@link #resume}; tasks are taken as ever. One under way goes on. */
    void hold();

    void resume();

    /** Tasks that wait. */
    int size();

    /** Tasks of this peer that were refused since the start. */
    long dropped(int peer);

    /** Tasks of all peers that were refused since the start. */
    long dropped();

    /**
     * What waits is dropped, no task begins any more, and nothing is taken. Returns once no task is under way; a task
     * of the lane itself MUST NOT call it.
     */
    @Override
    void close();

    /** A task that is yet to be put. */
    interface Alarm {

        /** Prevents the task from being put; one that was put already still runs. */
        void cancel();
    }
}
