package io.bitcraps.node.mesh;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Frames that wait for one peer, by class. Frames are shared, never copied or changed. Not thread-safe. */
public final class Outbox {

    private static final int LENGTH_BYTES = 4;

    private final List<ArrayDeque<byte[]>> queues = new ArrayList<>();
    private final long[] bytes = new long[Priority.count()];
    private final long[] dropped = new long[Priority.count()];

    public Outbox() {
        for (int i = 0; i < Priority.count(); i++) {
            queues.add(new ArrayDeque<>());
        }
    }

    /**
     * Queues the frame; see {@link Priority} for what happens when the queue is full.
     *
     * @return false if this frame was refused (and counted as dropped)
     */
    public boolean offer(Priority priority, byte[] frame) {
        int at = priority.ordinal();
        ArrayDeque<byte[]> queue = queues.get(at);
        while (isFull(priority, frame.length)) {
            dropped[at]++;
            if (!priority.newestWins()) {
                return false;
            }
            bytes[at] -= queue.remove().length;
        }
        queue.add(frame);
        bytes[at] += frame.length;
        return true;
    }

    public boolean has(Priority priority) {
        return !queues.get(priority.ordinal()).isEmpty();
    }

    public boolean isEmpty() {
        return queues.stream().allMatch(ArrayDeque::isEmpty);
    }

    /**
     * Moves the oldest frames of a class into one batch: always one, and more as long as they fit.
     *
     * @param target holds at least {@link Envelope#MAX_BYTES}
     * @return the batch's length in {@code target}
     */
    public int drain(Priority priority, byte[] target) {
        int at = priority.ordinal();
        ArrayDeque<byte[]> queue = queues.get(at);
        ByteBuffer out = ByteBuffer.wrap(target).put((byte) at);
        int frames = 0;
        while (!queue.isEmpty() && frames < Envelope.MAX_BATCH_FRAMES && fits(out, queue.element(), frames)) {
            byte[] frame = queue.remove();
            bytes[at] -= frame.length;
            out.putInt(frame.length).put(frame);
            frames++;
        }
        return out.position();
    }

    /** Forgets all frames: what waited for a link that ended is stale. Drops are not counted. */
    public void clear() {
        queues.forEach(ArrayDeque::clear);
        java.util.Arrays.fill(bytes, 0);
    }

    /** Frames waiting, over all classes. */
    public int size() {
        return queues.stream().mapToInt(ArrayDeque::size).sum();
    }

    /** Frames of a class refused or dropped so far. */
    public long dropped(Priority priority) {
        return dropped[priority.ordinal()];
    }

    private boolean isFull(Priority priority, int length) {
        int waiting = queues.get(priority.ordinal()).size();
        return waiting >= priority.maxFrames()
                || waiting > 0 && bytes[priority.ordinal()] + length > priority.maxBytes();
    }

    private static boolean fits(ByteBuffer out, byte[] frame, int frames) {
        return frames == 0 || out.position() + LENGTH_BYTES + frame.length <= Envelope.MAX_BATCH_BYTES;
    }
}
