package io.bitcraps.node.runtime;

import io.bitcraps.command.consensus.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The replica's timers, one of each kind. A timer only tells that it fired; stale ones the replica ignores. */
final class Timers implements AutoCloseable {

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("timers").factory());
    private final Map<Timer.Kind, Future<?>> running = new EnumMap<>(Timer.Kind.class);
    private final Consumer<Timer> fired;

    Timers(Consumer<Timer> fired) {
        this.fired = fired;
    }

    void arm(Timer timer, long delayMs) {
        disarm(timer.kind());
        running.put(timer.kind(), scheduler.schedule(() -> fired.accept(timer), delayMs, TimeUnit.MILLISECONDS));
    }

    void disarm(Timer.Kind kind) {
        Future<?> future = running.remove(kind);
        if (future != null) {
            future.cancel(false);
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
