package io.bitcraps.node.store;

import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.View;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one append: u32 length of what follows the checksum, u32 CRC32C over all but itself, u64 sequence,
 * SHA-256 of the frame before, u16 count, then per record u64 epoch, u64 view, u32 length and the bytes. Records that
 * are synced together stand in one frame: a crash may tear it anywhere, and then all of it goes.
 *
 * @param hash of the whole frame, which the next one repeats
 * @param end offset of the byte after it
 */
record JournalFrame(List<Journal.Item> records, Hash hash, int end) {

    private static final int CHECKSUM_AT = 4;
    private static final int CONTENT_AT = 8;
    private static final int RECORDS_AT = CONTENT_AT + 8 + Hash.BYTES;
    private static final int RECORD_HEADER = 8 + 8 + 4;

    /** The shortest frame: one empty record. */
    static final int MIN_BYTES = RECORDS_AT + 2 + RECORD_HEADER;

    /** The longest one. */
    static final int MAX_BYTES = 64 << 20;

    static byte[] encode(long sequence, Hash previous, List<Journal.Item> records) {
        int bytes = requireBounded(records);
        ByteBuffer frame = ByteBuffer.allocate(bytes);
        frame.putInt(bytes - CONTENT_AT).putInt(0).putLong(sequence).put(previous.bytes());
        frame.putShort((short) records.size());
        for (Journal.Item record : records) {
            frame.putLong(record.epoch().value()).putLong(record.view().value());
            frame.putInt(record.bytes().length).put(record.bytes());
        }
        frame.putInt(CHECKSUM_AT, checksum(frame.array(), 0, bytes));
        return frame.array();
    }

    /**
     * The length of the frame that these records make.
     *
     * @throws IllegalArgumentException if they are none, or too many or too long for one append
     */
    static int requireBounded(List<Journal.Item> records) {
        long bytes = RECORDS_AT + 2L;
        for (Journal.Item record : records) {
            if (record.bytes().length > Journal.MAX_RECORD_BYTES) {
                throw new IllegalArgumentException("a journal record of " + record.bytes().length + " bytes");
            }
            bytes += RECORD_HEADER + record.bytes().length;
        }
        if (records.isEmpty() || records.size() > Journal.MAX_RECORDS_PER_APPEND || bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    records.size() + " journal records of " + bytes + " bytes in one append");
        }
        return (int) bytes;
    }

    static Hash hash(byte[] frame) {
        return Sha256.hash(frame);
    }

    /** The frame at {@code at}, or null if what stands there is not frame {@code sequence} after {@code previous}. */
    static @Nullable JournalFrame read(byte[] file, int at, long sequence, Hash previous) {
        int end = end(file, at);
        if (end < 0
                || sequence(file, at) != sequence
                || !Hash.at(file, at + CONTENT_AT + 8).equals(previous)) {
            return null;
        }
        List<Journal.Item> records = records(ByteBuffer.wrap(file, at + RECORDS_AT, end - at - RECORDS_AT));
        return records == null ? null : new JournalFrame(records, hash(Arrays.copyOfRange(file, at, end)), end);
    }

    /** Null if they are not as they are written: a checksum says that bytes did not change, not who wrote them. */
    private static @Nullable List<Journal.Item> records(ByteBuffer frame) {
        int count = Short.toUnsignedInt(frame.getShort());
        if (count == 0 || count > Journal.MAX_RECORDS_PER_APPEND) {
            return null;
        }
        List<Journal.Item> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (frame.remaining() < RECORD_HEADER) {
                return null;
            }
            long epoch = frame.getLong();
            long view = frame.getLong();
            int length = frame.getInt();
            if (epoch < 0 || view < 0 || length < 0 || length > Math.min(frame.remaining(), Journal.MAX_RECORD_BYTES)) {
                return null;
            }
            byte[] bytes = new byte[length];
            frame.get(bytes);
            records.add(new Journal.Item(new Epoch(epoch), new View(view), bytes));
        }
        return frame.hasRemaining() ? null : records;
    }

    /** Whether a frame with a good checksum stands at {@code at}, whatever its sequence. */
    static boolean isIntact(byte[] file, int at) {
        return end(file, at) >= 0;
    }

    /** The sequence that a frame at {@code at} would have, or -1 where none fits. */
    static long sequence(byte[] file, int at) {
        return file.length - at < MIN_BYTES ? -1 : ByteBuffer.wrap(file).getLong(at + CONTENT_AT);
    }

    private static int end(byte[] file, int at) {
        if (file.length - at < MIN_BYTES) {
            return -1;
        }
        ByteBuffer frame = ByteBuffer.wrap(file);
        int length = frame.getInt(at);
        if (length < MIN_BYTES - CONTENT_AT || length > file.length - at - CONTENT_AT) {
            return -1;
        }
        int end = at + CONTENT_AT + length;
        return frame.getInt(at + CHECKSUM_AT) == checksum(file, at, end) ? end : -1;
    }

    private static int checksum(byte[] file, int at, int end) {
        CRC32C crc = new CRC32C();
        crc.update(file, at, CHECKSUM_AT);
        crc.update(file, at + CONTENT_AT, end - at - CONTENT_AT);
        return (int) crc.getValue();
    }
}
