package io.bitcraps.node.runtime;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits for the consensus thread. Messages of peers are dropped, and counted, while {@value #MAX_MESSAGES} wait:
 * re-sending brings them back. What the node tells itself is bounded by what it has under way and always taken.
 */
final class Mailbox {

    private static final int MAX_MESSAGES = 20_000;

    private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final AtomicLong dropped = new AtomicLong();

    /** From a peer. */
    void offer(Runnable task) {
        if (queue.size() >= MAX_MESSAGES) {
            dropped.incrementAndGet();
        } else {
            queue.add(task);
        }
    }

    /** From the node itself. */
    void put(Runnable task) {
        queue.add(task);
    }

    Runnable take() throws InterruptedException {
        return queue.take();
    }

    int size() {
        return queue.size();
    }

    long dropped() {
        return dropped.get();
    }
}
