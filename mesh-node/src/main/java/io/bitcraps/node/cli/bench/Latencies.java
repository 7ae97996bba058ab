package io.bitcraps.node.cli.bench;

import java.util.Arrays;

/** Times from sending to the final answer, one an action, in microseconds. One thread's own until merged. */
public final class Latencies {

    private long[] micros = new long[1024];
    private int size;

    /** @param actions that took this long together */
    void add(long elapsedMicros, int actions) {
        while (size + actions > micros.length) {
            micros = Arrays.copyOf(micros, 2 * micros.length);
        }
        Arrays.fill(micros, size, size + actions, elapsedMicros);
        size += actions;
    }

    void addAll(Latencies other) {
        micros = Arrays.copyOf(micros, size + Math.max(1024, other.size));
        System.arraycopy(other.micros, 0, micros, size, other.size);
        size += other.size;
    }

    int count() {
        return size;
    }

    /** The time within which {@code percent} (1 to 100) of a hundred were final; 0 if there are none. */
    long percentile(int percent) {
        if (size == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(micros, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceilDiv((long) size * percent, 100) - 1];
    }
}
