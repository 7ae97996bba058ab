package io.bitcraps.node.transport;

import io.bitcraps.node.mesh.TokenBucket;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The bytes a second that all links of a transport share in one direction. What was read or taken is always counted;
 * when more is counted than the rate allows, links wait until that is made up for and then go on in the order in which
 * they began to wait, so that none starves. On the loop's thread only.
 */
final class Bandwidth {

    /** In bytes a second. */
    private static final int BYTES_OF_A_MEGABIT = 125_000;
    /** After a rest, so much of a second's bytes at once. */
    private static final int BURST_SHARE = 4;

    private final Loop loop;
    private final TokenBucket bytes;
    /** At most one entry a link. */
    private final Set<Runnable> waiting = new LinkedHashSet<>();

    private boolean scheduled;

    /** @param mbps megabits a second, 1 to 1,000 */
    Bandwidth(int mbps, Loop loop) {
        int rate = mbps * BYTES_OF_A_MEGABIT;
        this.loop = loop;
        this.bytes = new TokenBucket(rate, rate / BURST_SHARE, loop.nowMs());
    }

    void count(int used) {
        bytes.owe(used, loop.nowMs());
    }

    /**
     * Whether nothing more may be used for now; then {@code again} is called once when that is over.
     *
     * @param again always the same object for the same link, so that it waits in one place only
     */
    boolean isUsedUp(Runnable again) {
        boolean usedUp = waitMs() > 0;
        if (usedUp) {
            waiting.add(again);
            schedule();
        }
        return usedUp;
    }

    /** The link is closed. */
    void forget(Runnable again) {
        waiting.remove(again);
    }

    private void schedule() {
        if (!scheduled) {
            scheduled = true;
            loop.schedule(waitMs(), this::wake);
        }
    }

    private void wake() {
        scheduled = false;
        while (!waiting.isEmpty() && waitMs() == 0) {
            Runnable first = waiting.iterator().next();
            waiting.remove(first);
            first.run();
        }
        if (!waiting.isEmpty()) {
            schedule();
        }
    }

    private long waitMs() {
        return bytes.waitMs(loop.nowMs());
    }
}
