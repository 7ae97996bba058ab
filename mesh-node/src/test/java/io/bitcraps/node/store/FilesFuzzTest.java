package io.bitcraps.node.store;

import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.View;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.events.log.Trees;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue;
import io.bitcraps.fuzz.Decoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilesFuzzTest {

    private static final Path SEGMENT = Path.of(JournalSegment.name(1));
    private static final int SEGMENT_HEADER = JournalSegment.header(1, Hash.ZERO).length;

    static Stream<Decoder> decoders() throws IOException {
        Decoder journal =
                new Decoder("journal-segment", List.of(segment()), FilesFuzzTest::segmentAgain, StoreFailure.class);
        Decoder snapshot = new Decoder("snapshot", List.of(bytes(snapshot())), FilesFuzzTest::snapshotAgain);
        return Stream.of(
                journal,
                journal.sealed(FilesFuzzTest::sealedSegment),
                snapshot,
                snapshot.sealed(FilesFuzzTest::sealedSnapshot));
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void takesOnlyWhatIsWrittenSo(Decoder decoder) {
        decoder.attack();
    }

    private static byte[] segment() {
        List<Journal.Item> records = List.of(
                new Journal.Item(new Epoch(0), new View(3), new byte[100]),
                new Journal.Item(new Epoch(0), new View(4), new byte[0]));
        return joined(JournalSegment.header(1, Hash.ZERO), JournalFrame.encode(1, Hash.ZERO, records));
    }

    /** A torn end is lawful, and frames are not told apart in what was read: then there is nothing to compare. */
    private static byte[] segmentAgain(byte[] bytes) {
        JournalSegment segment = JournalSegment.read(SEGMENT, bytes);
        if (segment.torn() || segment.next() - segment.first() != 1) {
            return bytes;
        }
        return joined(
                JournalSegment.header(segment.first(), segment.previous()),
                JournalFrame.encode(segment.first(), segment.previous(), segment.records()));
    }

    /** Good checksums of the header and of the first frame. */
    private static byte[] sealedSegment(byte[] bytes) {
        byte[] sealed = bytes.clone();
        ByteBuffer file = ByteBuffer.wrap(sealed);
        if (sealed.length < SEGMENT_HEADER + 8) {
            return sealed;
        }
        CRC32C header = new CRC32C();
        header.update(sealed, 0, SEGMENT_HEADER - 4);
        file.putInt(SEGMENT_HEADER - 4, (int) header.getValue());
        int length = file.getInt(SEGMENT_HEADER);
        if (length >= 0 && length <= sealed.length - SEGMENT_HEADER - 8) {
            CRC32C frame = new CRC32C();
            frame.update(sealed, SEGMENT_HEADER, 4);
            frame.update(sealed, SEGMENT_HEADER + 8, length);
            file.putInt(SEGMENT_HEADER + 4, (int) frame.getValue());
        }
        return sealed;
    }

    private static Snapshot snapshot() {
        StateValue bank = new StateValue.Bank(
                Amount.crap(1_000), Amount.ZERO, Amount.crap(5_000), Amount.ZERO, Amount.ZERO, Amount.ZERO);
        Stream<StateValue> accounts = Stream.of(1, 2, 3)
                .map(i -> new StateValue.Account(
                        PublicKey.of(Sha256.hash(Trees.entry(i)).bytes()),
                        Amount.crap(i),
                        Amount.ZERO,
                        7,
                        Amount.ZERO,
                        0));
        return new Snapshot(
                new Height(9),
                new BlockId(Sha256.hash(Trees.entry(9))),
                Frontier.EMPTY.appendAll(Trees.leaves(11)),
                StateTrie.of(Stream.concat(Stream.of(bank), accounts).toList()));
    }

    private static byte[] snapshotAgain(byte[] bytes) throws IOException {
        return bytes(SnapshotFile.read(new ByteArrayInputStream(bytes)));
    }

    private static byte[] bytes(Snapshot snapshot) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SnapshotFile.write(out, snapshot);
        return out.toByteArray();
    }

    private static byte[] sealedSnapshot(byte[] bytes) {
        int content = Math.max(0, bytes.length - Hash.BYTES);
        byte[] body = Arrays.copyOf(bytes, content);
        return joined(body, Sha256.hash(body).bytes());
    }

    private static byte[] joined(byte[] left, byte[] right) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(left);
        out.writeBytes(right);
        return out.toByteArray();
    }
}
