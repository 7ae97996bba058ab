package io.bitcraps.node.store;

import io.bitcraps.events.id.Hash;
import io.bitcraps.node.store.StoreFailure.Reason;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What one file of the journal holds: a header (magic and version, u64 sequence of its first frame, SHA-256 of the
 * frame before that, CRC32C), then frames.
 *
 * @param first sequence of its first frame
 * @param previous hash of the frame before the first
 * @param next sequence of the frame that comes after its last
 * @param last hash of its last frame; {@code previous} if it has none
 * @param end offset after its last good frame
 * @param torn whether bytes follow there that are no frame
 */
record JournalSegment(
        String name,
        List<Journal.Item> records,
        long first,
        Hash previous,
        long next,
        Hash last,
        int end,
        boolean torn) {

    static final String PREFIX = "votes-";

    /** "BCVOTE", then the version. */
    private static final long MAGIC = 0x4243564F54450001L;

    private static final int HEADER_BYTES = 8 + 8 + Hash.BYTES + 4;

    /** No segment holds more frames. */
    private static final long MAX_FRAMES = 1L << 32;

    static String name(long first) {
        return "%s%016x".formatted(PREFIX, first);
    }

    static byte[] header(long first, Hash previous) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.putLong(MAGIC).putLong(first).put(previous.bytes());
        return header.putInt(checksum(header.array())).array();
    }

    /**
     * Reads a segment up to its last good frame.
     *
     * @throws StoreFailure if the header is damaged or good frames follow a bad one: then a vote may be lost that was
     *     sent
     */
    static JournalSegment read(Path path, byte[] file) {
        String name = String.valueOf(path.getFileName());
        ByteBuffer header = ByteBuffer.wrap(file);
        if (file.length < HEADER_BYTES || header.getInt(HEADER_BYTES - 4) != checksum(file)) {
            throw damaged(path, 0);
        }
        if (header.getLong(0) != MAGIC) {
            throw new StoreFailure(
                    Reason.NEWER_VERSION, path + " is no journal file of a version that this software reads");
        }
        long first = header.getLong(8);
        Hash previous = Hash.at(file, 16);
        if (!name.equals(name(first))) {
            throw damaged(path, 8);
        }
        List<Journal.Item> records = new ArrayList<>();
        long next = first;
        Hash last = previous;
        int at = HEADER_BYTES;
        for (JournalFrame frame = JournalFrame.read(file, at, next, last);
                frame != null;
                frame = JournalFrame.read(file, at, next, last)) {
            records.addAll(frame.records());
            last = frame.hash();
            at = frame.end();
            next++;
        }
        requireNothingGoodAfter(path, file, at, next);
        return new JournalSegment(name, records, first, previous, next, last, at, at < file.length);
    }

    /** A torn frame is the last thing that was written: a good one after it means that the disk lost bytes. */
    private static void requireNothingGoodAfter(Path path, byte[] file, int bad, long expected) {
        if (JournalFrame.isIntact(file, bad)) {
            throw damaged(path, bad);
        }
        for (int at = bad + 1; at <= file.length - JournalFrame.MIN_BYTES; at++) {
            long sequence = JournalFrame.sequence(file, at);
            if (sequence >= expected && sequence - expected < MAX_FRAMES && JournalFrame.isIntact(file, at)) {
                throw damaged(path, bad);
            }
        }
    }

    static StoreFailure damaged(Path path, int at) {
        return new StoreFailure(
                Reason.DAMAGED,
                "the journal is damaged in " + path + " at byte " + at + ": a vote that was sent may be missing, so "
                        + "this validator must not vote by it; move the whole directory away, never put an older copy "
                        + "in its place, and start again: it follows without voting until a block is final that is younger "
                        + "than that start");
    }

    private static int checksum(byte[] file) {
        CRC32C crc = new CRC32C();
        crc.update(file, 0, HEADER_BYTES - 4);
        return (int) crc.getValue();
    }
}
