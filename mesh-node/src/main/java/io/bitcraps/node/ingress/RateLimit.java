package io.bitcraps.node.ingress;

import java.util.function.LongSupplier;

/** A token bucket: {@code perSecond} on average, a second's worth at once. Thread-safe. */
public final class RateLimit {

    private static final long NANOS = 1_000_000_000L;

    private final long perSecond;
    private final LongSupplier nanoTime;
    private long credit;
    private long last;

    /** @param nanoTime a monotonic clock in nanoseconds */
    public RateLimit(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.credit = NANOS;
        this.last = nanoTime.getAsLong();
    }

    /** Takes one if there is one. */
    public synchronized boolean tryTake() {
        long now = nanoTime.getAsLong();
        credit = Math.min(NANOS, credit + Math.min(now - last, NANOS));
        last = now;
        long price = NANOS / perSecond;
        if (credit < price) {
            return false;
        }
        credit -= price;
        return true;
    }
}
