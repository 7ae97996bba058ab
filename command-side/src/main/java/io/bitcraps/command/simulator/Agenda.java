package io.bitcraps.command.simulator;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Virtual time: what happens when. Things of one moment happen in the order they were put down. One thread's own. */
public final class Agenda {

    private record Item(long atMs, long number, Runnable what) implements Comparable<Item> {
        @Override
        public int compareTo(Item other) {
            int byTime = Long.compare(atMs, other.atMs);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Item> items = new PriorityQueue<>();
    private long nowMs;
    private long numbers;

    /** Milliseconds since the start of the simulation. */
    public long nowMs() {
        return nowMs;
    }

    /** Things put down since the start. */
    public long steps() {
        return numbers;
    }

    public void in(long delayMs, Runnable what) {
        items.add(new Item(nowMs + delayMs, numbers++, what));
    }

    /**
     * Lets the next thing happen.
     *
     * @return whether there was one
     */
    public boolean step() {
        @Nullable Item next = items.poll();
        if (next == null) {
            return false;
        }
        nowMs = next.atMs();
        next.what().run();
        return true;
    }
}
