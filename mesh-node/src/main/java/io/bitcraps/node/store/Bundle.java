package io.bitcraps.node.store;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.log.Entry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The entries of one block as one blob, in the form of a tlog entry bundle: per entry u16 length, then its bytes. */
final class Bundle {

    private Bundle() {}

    static byte[] encode(List<byte[]> entries) {
        int bytes = 0;
        for (byte[] entry : entries) {
            InvariantViolation.check(
                    entry.length > 0 && entry.length <= Entry.MAX_BYTES,
                    "an entry has 1 to 65535 bytes, got " + entry.length);
            bytes = Math.addExact(bytes, 2 + entry.length);
        }
        ByteBuffer bundle = ByteBuffer.allocate(bytes);
        for (byte[] entry : entries) {
            bundle.putShort((short) entry.length).put(entry);
        }
        return bundle.array();
    }

    static List<byte[]> decode(byte[] bundle) {
        ByteBuffer left = ByteBuffer.wrap(bundle);
        List<byte[]> entries = new ArrayList<>();
        while (left.hasRemaining()) {
            int length = left.remaining() < 2 ? 0 : Short.toUnsignedInt(left.getShort());
            InvariantViolation.check(
                    length > 0 && length <= left.remaining(), "a stored bundle of entries ends inside an entry");
            byte[] entry = new byte[length];
            left.get(entry);
            entries.add(entry);
        }
        return entries;
    }
}
