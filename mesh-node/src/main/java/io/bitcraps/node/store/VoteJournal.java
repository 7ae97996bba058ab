package io.bitcraps.node.store;

import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.View;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal as files that only grow, in a directory of its own. Each append is one frame with checksum, sequence and
 * the hash of the frame before, and one sync. On open a torn last frame is cut off: it was never reported as written.
 * Damage anywhere else refuses to start.
 *
 * <p>The owning thread MUST NOT be interrupted: an interrupted write leaves the file unknown and ends the node.
 */
public final class VoteJournal implements Journal {

    /** A segment is left for a new one once it is this long; whole segments are pruned. */
    static final int SEGMENT_BYTES = 16 << 20;

    /** A segment that is full, and the newest epoch and view in it. */
    private record Full(String name, Epoch epoch, View view) {}

    private final DirectoryLock lock;
    private final DurableDirectory directory;
    private final Deque<Full> full = new ArrayDeque<>();
    private final int segmentBytes;
    private String active;
    private FileChannel channel;
    private Epoch newestEpoch = Epoch.ZERO;
    private View newestView = View.ZERO;
    private long next;
    private Hash last;
    private @Nullable StoreFailure failed;

    private VoteJournal(DirectoryLock lock, DurableDirectory directory, int segmentBytes) {
        this.lock = lock;
        this.directory = directory;
        this.segmentBytes = segmentBytes;
        List<JournalSegment> segments = read(directory);
        if (segments.isEmpty()) {
            next = 1;
            last = Hash.ZERO;
            active = JournalSegment.name(next);
            create(directory, active, next, last);
        } else {
            JournalSegment newest = segments.getLast();
            next = newest.next();
            last = newest.last();
            active = newest.name();
        }
        channel = directory.open(active);
        if (segments.isEmpty()) {
            directory.attempt(() -> channel.position(channel.size()));
        } else {
            resume(segments);
        }
    }

    /**
     * Opens the journal in {@code path}, or begins one if there is none.
     *
     * @throws StoreFailure with a sentence for the operator if another process holds it or it is damaged
     */
    public static VoteJournal open(Path path) {
        return open(path, SEGMENT_BYTES, DurableDirectory.Sync.FDATASYNC);
    }

    /** How much of a journal is there. */
    public enum Extent {
        NONE,
        /** Every vote ever written to it. */
        WHOLE,
        /** Without votes of views that were final once. */
        PRUNED
    }

    /** Of the journal in {@code path}, by the names of its files: to be asked before it is opened. */
    public static Extent extent(Path path) {
        List<String> names = new DurableDirectory(path, DurableDirectory.Sync.FDATASYNC).names(JournalSegment.PREFIX);
        if (names.isEmpty()) {
            return Extent.NONE;
        }
        return names.getFirst().equals(JournalSegment.name(1)) ? Extent.WHOLE : Extent.PRUNED;
    }

    /**
     * Reads all of the journal in {@code path} and changes nothing.
     *
     * @throws StoreFailure if it is damaged, or a node holds it
     */
    public static void check(Path path) {
        try (var _ = DirectoryLock.take(path.resolve("lock"))) {
            read(new DurableDirectory(path, DurableDirectory.Sync.FDATASYNC));
        }
    }

    static VoteJournal open(Path path, int segmentBytes, DurableDirectory.Sync sync) {
        DirectoryLock lock = DirectoryLock.take(path.resolve("lock"));
        try {
            return new VoteJournal(lock, new DurableDirectory(path, sync), segmentBytes);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** All segments in order, each following the one before. */
    private static List<JournalSegment> read(DurableDirectory directory) {
        List<JournalSegment> segments = new ArrayList<>();
        for (String name : directory.names(JournalSegment.PREFIX)) {
            JournalSegment segment = JournalSegment.read(directory.path().resolve(name), directory.read(name));
            if (!segments.isEmpty()) {
                JournalSegment before = segments.getLast();
                boolean follows =
                        segment.first() == before.next() && segment.previous().equals(before.last());
                if (before.torn() || !follows) {
                    throw JournalSegment.damaged(directory.path().resolve(before.name()), before.end());
                }
            }
            segments.add(segment);
        }
        return segments;
    }

    private void resume(List<JournalSegment> segments) {
        for (JournalSegment segment : segments) {
            segment.records().forEach(this::note);
            full.addLast(new Full(segment.name(), newestEpoch, newestView));
        }
        full.removeLast();
        directory.truncate(channel, segments.getLast().end());
    }

    private void note(Item record) {
        if (record.isAbove(newestEpoch, newestView)) {
            newestEpoch = record.epoch();
            newestView = record.view();
        }
    }

    @Override
    public void append(List<Item> records) {
        byte[] frame = JournalFrame.encode(next, last, records);
        if (failed != null) {
            throw failed;
        }
        try {
            if (channel.position() + frame.length > segmentBytes && holdsFrames()) {
                rotate();
            }
            directory.append(channel, frame);
        } catch (IOException e) {
            failed = directory.failure(e);
            throw failed;
        } catch (StoreFailure e) {
            failed = e;
            throw e;
        }
        records.forEach(this::note);
        last = JournalFrame.hash(frame);
        next++;
    }

    private static void create(DurableDirectory directory, String name, long first, Hash previous) {
        directory.create(name, channel -> DurableDirectory.write(channel, JournalSegment.header(first, previous)));
    }

    private boolean holdsFrames() {
        return !active.equals(JournalSegment.name(next));
    }

    private void rotate() throws IOException {
        full.addLast(new Full(active, newestEpoch, newestView));
        channel.close();
        active = JournalSegment.name(next);
        create(directory, active, next, last);
        channel = directory.open(active);
        channel.position(channel.size());
    }

    @Override
    public List<Item> records() {
        return read(directory).stream()
                .flatMap(segment -> segment.records().stream())
                .toList();
    }

    @Override
    public void prune(Epoch epoch, View view) {
        List<String> dropped = new ArrayList<>();
        for (Iterator<Full> oldest = full.iterator(); oldest.hasNext(); ) {
            Full segment = oldest.next();
            if (new Item(segment.epoch(), segment.view(), new byte[0]).isAbove(epoch, view)) {
                break;
            }
            dropped.add(segment.name());
            oldest.remove();
        }
        directory.delete(dropped);
    }

    @Override
    public void close() {
        try {
            directory.attempt(() -> {
                channel.close();
                return channel;
            });
        } finally {
            lock.close();
        }
    }
}
