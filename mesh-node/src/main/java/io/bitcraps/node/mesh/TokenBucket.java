package io.bitcraps.node.mesh;

/** Tokens that come back at a steady rate up to a burst. Counts in thousandths, so that no rate is rounded away. */
public final class TokenBucket {

    /** Of rate and burst. */
    public static final int MAX = 125_000_000;

    private static final long ONE = 1_000;

    private final long perSecond;
    private final long capacity;
    private long tokens;
    private long filledAtMs;

    /**
     * @param perSecond tokens that come back each second, 1 to {@link #MAX}
     * @param burst tokens at the start and at most, 1 to {@link #MAX}
     */
    public TokenBucket(int perSecond, int burst, long nowMs) {
        if (perSecond < 1 || perSecond > MAX || burst < 1 || burst > MAX) {
            throw new IllegalArgumentException("rate and burst are 1 to " + MAX + ", got " + perSecond + ", " + burst);
        }
        this.perSecond = perSecond;
        this.capacity = burst * ONE;
        this.tokens = capacity;
        this.filledAtMs = nowMs;
    }

    /** Takes a token if there is one. */
    public boolean take(long nowMs) {
        if (waitMs(nowMs) > 0) {
            return false;
        }
        tokens -= ONE;
        return true;
    }

    /** Takes a token even if there is none: what has arrived can't be sent back, only the next be made to wait. */
    public void owe(long nowMs) {
        owe(1, nowMs);
    }

    /** As {@link #owe(long)}, {@code count} tokens, 0 or more. */
    public void owe(int count, long nowMs) {
        fill(nowMs);
        tokens -= count * ONE;
    }

    /** Milliseconds until there is a whole token; 0 if there is one. */
    public long waitMs(long nowMs) {
        fill(nowMs);
        return tokens >= ONE ? 0 : Math.ceilDiv(ONE - tokens, perSecond);
    }

    private void fill(long nowMs) {
        long missing = capacity - tokens;
        long elapsedMs = Math.min(nowMs - filledAtMs, Math.ceilDiv(missing, perSecond)); // so that no product overflows
        tokens += Math.min(missing, Math.max(0, elapsedMs) * perSecond);
        filledAtMs = Math.max(filledAtMs, nowMs);
    }
}
