package io.bitcraps.node.store;

import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.View;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The twin of {@link VoteJournal} for simulated nodes: the same bytes, in memory, read by the same code. What is in it
 * survives the process; {@link #tear} and {@link #damage} are what crashes and disks do to it.
 */
public final class MemoryJournal implements Journal {

    /** One append as it stands on the disk, and what it holds. */
    @SuppressWarnings("ArrayRecordComponent") // written once
    private record Frame(long sequence, Hash previous, byte[] bytes, List<Item> records) {}

    private final Deque<Frame> frames = new ArrayDeque<>();
    private byte[] torn = {};
    private long next = 1;
    private Hash last = Hash.ZERO;

    @Override
    public void append(List<Item> records) {
        if (torn.length > 0) {
            throw new StoreFailure(StoreFailure.Reason.IO_FAILED, "nothing is appended after a torn frame");
        }
        byte[] frame = JournalFrame.encode(next, last, records);
        frames.add(new Frame(next, last, frame, List.copyOf(records)));
        last = JournalFrame.hash(frame);
        next++;
    }

    /** The process dies while it appends these: only so many of the bytes come to the disk, and nobody is told. */
    public void tear(List<Item> records, int bytes) {
        byte[] frame = JournalFrame.encode(next, last, records);
        torn = Arrays.copyOf(frame, Math.min(bytes, frame.length - 1));
    }

    /** A bit of the oldest frame is another one now; nothing happens to the only one, which would pass for torn. */
    public void damage(long at) {
        if (frames.size() > 1) {
            byte[] oldest = frames.getFirst().bytes();
            oldest[(int) Math.floorMod(at, (long) oldest.length)] ^= 1;
        }
    }

    /**
     * What the process that comes next begins with: a torn frame is cut off.
     *
     * @throws StoreFailure if it is damaged elsewhere
     */
    public void reopen() {
        JournalSegment found = read();
        torn = new byte[0];
        next = found.next();
        last = found.last();
    }

    @Override
    public List<Item> records() {
        return read().records();
    }

    private JournalSegment read() {
        Frame oldest = frames.peekFirst();
        long first = oldest == null ? next : oldest.sequence();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(JournalSegment.header(first, oldest == null ? last : oldest.previous()));
        frames.forEach(frame -> file.writeBytes(frame.bytes()));
        file.writeBytes(torn);
        return JournalSegment.read(Path.of(JournalSegment.name(first)), file.toByteArray());
    }

    /** Drops from the front only, as files do. */
    @Override
    public void prune(Epoch epoch, View view) {
        while (!frames.isEmpty()
                && frames.getFirst().records().stream().noneMatch(record -> record.isAbove(epoch, view))) {
            frames.removeFirst();
        }
    }

    /** Nothing to close. */
    @Override
    public void close() {}
}
