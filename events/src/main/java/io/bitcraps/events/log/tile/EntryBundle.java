package io.bitcraps.events.log.tile;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.log.Entry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Up to 256 entries as one file: for each a big-endian u16 length, then its bytes. */
public final class EntryBundle {
    private EntryBundle() {}

    /** @throws IllegalArgumentException if there are more than 256 entries or one has more than 65,535 bytes */
    public static byte[] encode(List<byte[]> entries) {
        if (entries.isEmpty() || entries.size() > TilePath.FULL) {
            throw new IllegalArgumentException("a bundle has 1 to 256 entries, got " + entries.size());
        }
        int size = 0;
        for (byte[] entry : entries) {
            if (entry.length > Entry.MAX_BYTES) {
                throw new IllegalArgumentException("an entry has at most 65535 bytes, got " + entry.length);
            }
            size += Short.BYTES + entry.length;
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        for (byte[] entry : entries) {
            out.putShort((short) entry.length).put(entry);
        }
        return out.array();
    }

    /**
     * @param count how many entries the file's name promises, 1 to 256
     * @throws Malformed unless the bytes are exactly that many entries
     */
    public static List<byte[]> decode(byte[] bytes, int count) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<byte[]> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (in.remaining() < Short.BYTES) {
                throw new Malformed("the bundle ends before entry " + i + " of " + count);
            }
            int length = Short.toUnsignedInt(in.getShort());
            if (in.remaining() < length) {
                throw new Malformed("the bundle ends within entry " + i + " of " + count);
            }
            byte[] entry = new byte[length];
            in.get(entry);
            entries.add(entry);
        }
        if (in.hasRemaining()) {
            throw new Malformed("the bundle has bytes after entry " + (count - 1));
        }
        return entries;
    }
}
