package io.bitcraps.node.store;

import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.events.state.StateCodec;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of a snapshot: u64 magic and version, u64 height, block id, u64 log size and root, u16 length and bytes of
 * the frontier, u32 count, then per value of the state u32 length and canonical JSON in the order of the trie; at the
 * end SHA-256 over all of it. Streamed, so that a large state is never in memory as bytes.
 */
final class SnapshotFile {

    /** "BCSNAP", then the version. */
    private static final long MAGIC = 0x4243534E41500001L;

    /** Canonical JSON of one value; the agenda with its queue is the largest. */
    private static final int MAX_VALUE_BYTES = 16 << 20;

    private static final int MAX_VALUES = 1 << 27;

    private SnapshotFile() {}

    static void write(OutputStream target, Snapshot snapshot) throws IOException {
        MessageDigest digest = Sha256.digest();
        DataOutputStream out =
                new DataOutputStream(new DigestOutputStream(new BufferedOutputStream(target, 1 << 16), digest));
        out.writeLong(MAGIC);
        out.writeLong(snapshot.height().value());
        out.write(snapshot.block().hash().bytes());
        out.writeLong(snapshot.log().size());
        out.write(snapshot.log().root().bytes());
        byte[] frontier = snapshot.log().bytes();
        out.writeShort(frontier.length);
        out.write(frontier);
        out.writeInt(snapshot.state().size());
        List<IOException> failed = new ArrayList<>();
        snapshot.state().forEach(value -> write(out, value, failed));
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
        out.write(digest.digest());
        out.flush();
    }

    private static void write(DataOutputStream out, StateValue value, List<IOException> failed) {
        try {
            byte[] json = StateCodec.VALUE.encode(value);
            out.writeInt(json.length);
            out.write(json);
        } catch (IOException e) {
            failed.add(e);
        }
    }

    /** @throws Malformed unless it is exactly what was written */
    static Snapshot read(InputStream source) throws IOException {
        MessageDigest digest = Sha256.digest();
        DataInputStream in =
                new DataInputStream(new DigestInputStream(new BufferedInputStream(source, 1 << 16), digest));
        try {
            if (in.readLong() != MAGIC) {
                throw new Malformed("it is no snapshot of a version that this software reads");
            }
            Height height = new Height(in.readLong());
            BlockId block = new BlockId(hash(in));
            LogHead head = new LogHead(in.readLong(), hash(in));
            Frontier log = Frontier.parse(in.readNBytes(in.readUnsignedShort()), head);
            List<StateValue> values = values(in);
            StateTrie state = StateTrie.of(values);
            byte[] expected = digest.digest();
            if (!Arrays.equals(expected, in.readNBytes(Hash.BYTES)) || in.read() >= 0) {
                throw new Malformed("its bytes do not hash to its checksum");
            }
            List<StateValue> ordered = new ArrayList<>(values.size());
            state.forEach(ordered::add);
            if (!ordered.equals(values)) {
                throw new Malformed("its values are not in the order of the trie");
            }
            return new Snapshot(height, block, log, state);
        } catch (EOFException e) {
            throw new Malformed("it ends too early");
        } catch (IllegalArgumentException e) {
            throw new Malformed("it holds what can't be: " + e.getMessage());
        }
    }

    private static List<StateValue> values(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MAX_VALUES) {
            throw new Malformed("it claims " + count + " values");
        }
        List<StateValue> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = in.readInt();
            if (length < 0 || length > MAX_VALUE_BYTES) {
                throw new Malformed("it claims a value of " + length + " bytes");
            }
            byte[] json = in.readNBytes(length);
            values.add(StateCodec.VALUE.decode(json));
        }
        return values;
    }

    private static Hash hash(DataInputStream in) throws IOException {
        byte[] bytes = new byte[Hash.BYTES];
        in.readFully(bytes);
        return Hash.of(bytes);
    }
}
