package io.bitcraps.node.store;

import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Checksums of what no hash in the log vouches for: a row as a whole, the newest checkpoint, what was cosigned, the
 * tickets of an era. They find what a disk altered, not what somebody forged.
 */
final class RowSum {

    private static final int NONE = -1;

    private RowSum() {}

    /** Of all columns of a block but the entries, which are the tree's leaves. */
    static byte[] block(long height, long first, byte[] id, byte[] header, byte @Nullable [] certificate) {
        ByteBuffer lengths = ByteBuffer.allocate(8 + 8 + 4 + 4 + 4);
        lengths.putLong(height).putLong(first).putInt(id.length).putInt(header.length);
        lengths.putInt(certificate == null ? NONE : certificate.length);
        byte[] finality = certificate == null ? new byte[0] : certificate;
        return Sha256.hash(lengths.array(), id, header, finality).bytes();
    }

    static byte[] checkpoint(byte[] note) {
        return Sha256.hash(note).bytes();
    }

    static byte[] cosigned(long size, byte[] root, long timeS) {
        ByteBuffer numbers = ByteBuffer.allocate(16).putLong(size).putLong(timeS);
        return Sha256.hash(numbers.array(), root).bytes();
    }

    /** What one ticket adds, by exclusive or, to the sum of its era. */
    static long ticket(long prefix, long position) {
        Hash hash = Sha256.hash(
                ByteBuffer.allocate(16).putLong(prefix).putLong(position).array());
        return hash.a();
    }
}
