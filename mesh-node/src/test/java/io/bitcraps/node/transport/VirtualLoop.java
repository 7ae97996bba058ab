package io.bitcraps.node.transport;

import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** A loop that the test turns by hand, with a clock that jumps to the next task: no thread, no waiting. */
public final class VirtualLoop implements Loop {

    private static final int MAX_STEPS = 10_000_000;

    private record Task(long atMs, long number, Runnable work, AtomicBoolean cancelled) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(atMs, other.atMs);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long nowMs = 1_000_000;
    private long numbers;

    @Override
    public void execute(Runnable task) {
        schedule(0, task);
    }

    @Override
    public Timer schedule(long delayMs, Runnable task) {
        AtomicBoolean cancelled = new AtomicBoolean();
        tasks.add(new Task(nowMs + delayMs, numbers++, task, cancelled));
        return () -> cancelled.set(true);
    }

    @Override
    public long nowMs() {
        return nowMs;
    }

    @Override
    public boolean inLoop() {
        return true;
    }

    /** Runs all that happens within the next {@code ms}. */
    public void advance(long ms) {
        long untilMs = nowMs + ms;
        for (int step = 0; !tasks.isEmpty() && tasks.element().atMs() <= untilMs; step++) {
            runNext(step);
        }
        nowMs = untilMs;
    }

    /** Runs until the condition holds; fails after {@code limitMs} of virtual time. */
    public void until(BooleanSupplier condition, long limitMs) {
        long untilMs = nowMs + limitMs;
        for (int step = 0; !condition.getAsBoolean(); step++) {
            if (tasks.isEmpty() || tasks.element().atMs() > untilMs) {
                throw new AssertionError("not reached within " + limitMs + " ms of virtual time");
            }
            runNext(step);
        }
    }

    private void runNext(int step) {
        if (step > MAX_STEPS) {
            throw new AssertionError("no end after " + MAX_STEPS + " tasks");
        }
        Task task = tasks.remove();
        nowMs = Math.max(nowMs, task.atMs());
        if (!task.cancelled().get()) {
            task.work().run();
        }
    }
}
