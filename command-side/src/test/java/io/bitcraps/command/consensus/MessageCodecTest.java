package io.bitcraps.command.consensus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.codec.BinaryCodec;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTest {

    private static final BlockCodec BLOCKS = new BlockCodec(MessageCodecTest::noAction);
    private static final MessageCodec MESSAGES = new MessageCodec(BLOCKS);
    private static final JournalCodec RECORDS = new JournalCodec(BLOCKS);
    private static final Scene SCENE = Scene.asleep(0, 4);

    static Stream<Message> messages() {
        Block block = SCENE.block(7);
        return Stream.of(
                SCENE.proposal(block, 6, SCENE.nullification(6), SCENE.notarization(block)),
                new Message.Voted(SCENE.notarize(1, block), Work.NONE),
                new Message.Voted(SCENE.nullify(1, 3), new Work.Pending(Hash.ZERO)),
                new Message.Voted(SCENE.nullify(1, 3), new Work.Unrevealed(new Height(4))),
                new Message.Voted(SCENE.nullify(1, 3), new Work.Unfinal(new View(4))),
                new Message.Certified(SCENE.finality(block)),
                new Message.BlockRequest(block.id()),
                new Message.BlockAnswer(block),
                new Message.BlockUnknown(block.id()),
                new Message.CertificateRequest(new View(3), new View(9)),
                new Message.CertificateAnswer(List.of(SCENE.nullification(3))),
                new Message.NewestVoteRequest(17),
                new Message.NewestVoteAnswer(17, List.of(SCENE.nullify(2, 3))));
    }

    static Stream<JournalRecord> records() {
        return Stream.of(
                new JournalRecord.Cast(SCENE.nullify(0, 3)),
                new JournalRecord.Kept(SCENE.block(7), new View(6)),
                new JournalRecord.Proved(SCENE.notarization(SCENE.block(7))));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readsBackEveryMessage(Message message) {
        Message read = MESSAGES.decode(MESSAGES.encode(message));

        assertEquals(message, read);
    }

    @ParameterizedTest
    @MethodSource("records")
    void readsBackEveryJournalRecord(JournalRecord record) {
        JournalRecord read = RECORDS.decode(RECORDS.encode(record));

        assertEquals(record, read);
    }

    @Property(tries = 300)
    void anAlteredMessageIsRefusedOrWritesTheAlteredBytes(@ForAll long seed) {
        Random random = new Random(seed);
        List<Message> all = messages().toList();
        byte[] bytes = altered(MESSAGES.encode(all.get(random.nextInt(all.size()))), random);

        assertOneEncoding(MESSAGES, bytes);
    }

    @Property(tries = 300)
    void anAlteredRecordIsRefusedOrWritesTheAlteredBytes(@ForAll long seed) {
        Random random = new Random(seed);
        List<JournalRecord> all = records().toList();
        byte[] bytes = altered(RECORDS.encode(all.get(random.nextInt(all.size()))), random);

        assertOneEncoding(RECORDS, bytes);
    }

    @Test
    void tooManyCertificatesAreRefusedByTheirCount() {
        byte[] bytes = MESSAGES.encode(new Message.CertificateAnswer(List.of()));
        bytes[bytes.length - 1] = Message.MAX_CERTIFICATES + 1;

        assertThrows(Malformed.class, () -> MESSAGES.decode(bytes));
    }

    @Test
    void everyMessageIsWrittenAsPinned() {
        List<String> lines = messages()
                .map(message -> HexFormat.of().formatHex(MESSAGES.encode(message)))
                .toList();

        assertEquals(Golden.lines("messages"), lines);
    }

    @Test
    void everyJournalRecordIsWrittenAsPinned() {
        List<String> lines = records()
                .map(record -> HexFormat.of().formatHex(RECORDS.encode(record)))
                .toList();

        assertEquals(Golden.lines("journal"), lines);
    }

    private static <T> void assertOneEncoding(BinaryCodec<T> codec, byte[] bytes) {
        T value;
        try {
            value = codec.decode(bytes);
        } catch (Malformed refused) {
            return;
        }
        assertArrayEquals(bytes, codec.encode(value));
    }

    private static byte[] altered(byte[] bytes, Random random) {
        byte[] altered = Arrays.copyOf(bytes, bytes.length);
        altered[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        return altered;
    }

    private static SignedAction noAction(byte[] jws) {
        throw new Malformed("these blocks have no actions: " + Sha256.hash(jws));
    }
}
