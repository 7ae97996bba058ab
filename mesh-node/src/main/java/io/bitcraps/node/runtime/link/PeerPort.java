package io.bitcraps.node.runtime.link;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.mesh.Outbox;
import io.bitcraps.node.mesh.Priority;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What other threads see of a peer: its queues, and whether a link drains them. The queues' lock is held for moments
 * only and nothing is called under it.
 */
final class PeerPort {

    private static final List<Priority> BY_URGENCY = List.of(Priority.values());

    private final PublicKey key;
    private final Outbox outbox = new Outbox();
    private final Map<Counter, AtomicLong> counters = new EnumMap<>(Counter.class);
    private @Nullable Conversation live;
    private boolean drainAsked;

    PeerPort(PublicKey key) {
        this.key = key;
        for (Counter counter : Counter.values()) {
            counters.put(counter, new AtomicLong());
        }
    }

    PublicKey key() {
        return key;
    }

    /** Queues the frame and has the link's thread called, if it is not already. */
    boolean send(Priority priority, byte[] frame) {
        Conversation drainer;
        synchronized (outbox) {
            if (live == null || !outbox.offer(priority, frame)) {
                return false;
            }
            if (drainAsked) {
                return true;
            }
            drainAsked = true;
            drainer = live;
        }
        drainer.askDrain();
        return true;
    }

    /** Whether frames of this class have not left yet. */
    boolean waits(Priority priority) {
        synchronized (outbox) {
            return outbox.has(priority);
        }
    }

    void attach(Conversation conversation) {
        synchronized (outbox) {
            live = conversation;
            drainAsked = false;
            outbox.clear();
        }
        count(Counter.LINKS, 1);
    }

    void detach() {
        synchronized (outbox) {
            live = null;
            outbox.clear();
        }
    }

    /** A drain begins: frames queued from here on ask for another. */
    void drainBegins() {
        synchronized (outbox) {
            drainAsked = false;
        }
    }

    /**
     * Moves the next batch into {@code target}: of the first class that has frames and whose limit is not used up.
     *
     * @return what was moved, or how long to wait for a limit, or that nothing waits
     */
    Draining drain(Pace pace, long nowMs, byte[] target) {
        long shortestMs = Long.MAX_VALUE;
        synchronized (outbox) {
            for (Priority priority : BY_URGENCY) {
                if (!outbox.has(priority)) {
                    continue;
                }
                long waitMs = pace.waitMs(priority, nowMs);
                if (waitMs == 0) {
                    int before = outbox.size();
                    int length = outbox.drain(priority, target);
                    return new Draining.Batch(priority, length, before - outbox.size());
                }
                shortestMs = Math.min(shortestMs, waitMs);
            }
        }
        return shortestMs == Long.MAX_VALUE ? new Draining.Empty() : new Draining.Wait(shortestMs);
    }

    void count(Counter counter, long by) {
        AtomicLong value = counters.get(counter);
        if (value != null) {
            value.getAndAdd(by);
        }
    }

    PeerStatus status() {
        Map<Counter, Long> counts = new EnumMap<>(Counter.class);
        counters.forEach((counter, value) -> counts.put(counter, value.get()));
        Map<Priority, Long> dropped = new EnumMap<>(Priority.class);
        synchronized (outbox) {
            for (Priority priority : BY_URGENCY) {
                dropped.put(priority, outbox.dropped(priority));
            }
            String remote = live == null ? "" : live.remote();
            return new PeerStatus(key, live != null, remote, outbox.size(), counts, dropped);
        }
    }

    /** What a drain found. */
    sealed interface Draining {
        record Batch(Priority priority, int length, int frames) implements Draining {}

        record Wait(long ms) implements Draining {}

        record Empty() implements Draining {}
    }
}
