package io.bitcraps.command.simulator;

/** Steele, Lea and Flood's generator: one long of state, and the same numbers on every machine. */
public final class SplitMix64 {

    private long state;

    public SplitMix64(long seed) {
        this.state = seed;
    }

    public long next() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    /** 0 to bound - 1. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** From first to last, both included. */
    public long between(long first, long last) {
        return first + Long.remainderUnsigned(next(), last - first + 1);
    }

    /** True in so many of a thousand cases. */
    public boolean perMille(int chance) {
        return below(1000) < chance;
    }

    public static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
