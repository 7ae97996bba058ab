package io.bitcraps.events.crypto;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Supplier;

/**
 * Lends objects that are not thread-safe and dear to make. It keeps at most {@link #KEPT}; whoever finds it empty
 * makes a new one, so no thread ever waits. An object that failed is simply not given back.
 */
final class ProviderPool<T> {

    /** As many as threads can use at once on the machines we know; more would only be kept for nothing. */
    private static final int KEPT = 32;

    private final ArrayBlockingQueue<T> idle = new ArrayBlockingQueue<>(KEPT);
    private final Supplier<T> maker;

    ProviderPool(Supplier<T> maker) {
        this.maker = maker;
    }

    T take() {
        T kept = idle.poll();
        return kept == null ? maker.get() : kept;
    }

    void giveBack(T object) {
        idle.offer(object); // refused when full: the object is left to the collector
    }
}
