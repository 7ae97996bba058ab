package io.bitcraps.query.feed;

import io.bitcraps.events.id.Height;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far the read model has come, for those who wait for it. Thread-safe. */
public final class Progress {

    private static final long NOTHING = -1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long height = NOTHING;
    private boolean closed;

    /** At the start: what an earlier run has folded. */
    public void resume(long folded) {
        lock.lock();
        try {
            height = Math.max(height, folded);
        } finally {
            lock.unlock();
        }
    }

    /** Called when the block's rows are committed. Never goes back. */
    void reached(Height folded) {
        lock.lock();
        try {
            height = Math.max(height, folded.value());
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Height of the last folded block, or -1 before the first. */
    public long height() {
        lock.lock();
        try {
            return height;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waiting, now and later. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the block at {@code least} is folded, or {@code timeoutMs} have passed, or all is closing.
     *
     * @return whether it is folded
     */
    public boolean await(long least, long timeoutMs) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        lock.lock();
        try {
            while (height < least && !closed && left > 0) {
                left = moved.awaitNanos(left);
            }
            return height >= least;
        } finally {
            lock.unlock();
        }
    }
}
