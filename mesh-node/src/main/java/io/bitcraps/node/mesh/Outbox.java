package io.bitcraps.node.mesh;

import io.bitcraps.events.InvariantViolation;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;

/** Frames that wait for one peer, by class. Frames are shared, never copied or changed. Not thread-safe. */
public final class Outbox {

    private static final int LENGTH_BYTES = 4;

    private static final class Waiting {
        final ArrayDeque<byte[]> frames = new ArrayDeque<>();
        long bytes;
        long dropped;
    }

    private final Map<Priority, Waiting> classes = new EnumMap<>(Priority.class);

    public Outbox() {
        for (Priority priority : Priority.values()) {
            classes.put(priority, new Waiting());
        }
    }

    /**
     * Queues the frame; see {@link Priority} for what happens when the queue is full.
     *
     * @return false if this frame was refused (and counted as dropped)
     */
    public boolean offer(Priority priority, byte[] frame) {
        Waiting waiting = waiting(priority);
        while (isFull(priority, waiting, frame.length)) {
            waiting.dropped++;
            if (!priority.newestWins()) {
                return false;
            }
            waiting.bytes -= waiting.frames.remove().length;
        }
        waiting.frames.add(frame);
        waiting.bytes += frame.length;
        return true;
    }

    public boolean has(Priority priority) {
        return !waiting(priority).frames.isEmpty();
    }

    /**
     * Moves the oldest frames of a class into one batch: always one, and more as long as they fit.
     *
     * @param target holds at least {@link Envelope#MAX_BYTES}
     * @return the batch's length in {@code target}
     */
    public int drain(Priority priority, byte[] target) {
        Waiting waiting = waiting(priority);
        ByteBuffer out = ByteBuffer.wrap(target).put((byte) priority.code());
        int count = 0;
        while (!waiting.frames.isEmpty() && count < Envelope.MAX_BATCH_FRAMES && fits(out, waiting, count)) {
            byte[] frame = waiting.frames.remove();
            waiting.bytes -= frame.length;
            out.putInt(frame.length).put(frame);
            count++;
        }
        return out.position();
    }

    /** Forgets all frames: what waited for a link that ended is stale. They are not counted as dropped. */
    public void clear() {
        for (Waiting waiting : classes.values()) {
            waiting.frames.clear();
            waiting.bytes = 0;
        }
    }

    /** Frames waiting, over all classes. */
    public int size() {
        return classes.values().stream()
                .mapToInt(waiting -> waiting.frames.size())
                .sum();
    }

    /** Frames of a class refused or dropped so far. */
    public long dropped(Priority priority) {
        return waiting(priority).dropped;
    }

    private Waiting waiting(Priority priority) {
        Waiting waiting = classes.get(priority);
        if (waiting == null) {
            throw new InvariantViolation("class without a queue: " + priority);
        }
        return waiting;
    }

    private static boolean isFull(Priority priority, Waiting waiting, int length) {
        int count = waiting.frames.size();
        return count >= priority.maxFrames() || count > 0 && waiting.bytes + length > priority.maxBytes();
    }

    private static boolean fits(ByteBuffer out, Waiting waiting, int count) {
        int next = LENGTH_BYTES + waiting.frames.element().length;
        return count == 0 || out.position() + next <= Envelope.MAX_BATCH_BYTES;
    }
}
