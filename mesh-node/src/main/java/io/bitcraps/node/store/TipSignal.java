package io.bitcraps.node.store;

import io.bitcraps.events.id.Height;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for a height. Thread-safe. */
final class TipSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition risen = lock.newCondition();
    private Height tip;

    TipSignal(Height tip) {
        this.tip = tip;
    }

    void raise(Height height) {
        lock.lock();
        try {
            if (height.compareTo(tip) > 0) {
                tip = height;
                risen.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean awaitAbove(Height height, long timeoutMs) throws InterruptedException {
        long leftNanos = TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        lock.lockInterruptibly();
        try {
            while (tip.compareTo(height) <= 0) {
                if (leftNanos <= 0) {
                    return false;
                }
                leftNanos = risen.awaitNanos(leftNanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
