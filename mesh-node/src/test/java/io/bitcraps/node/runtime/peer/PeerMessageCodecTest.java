package io.bitcraps.node.runtime.peer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.Golden;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.codec.BinaryWriter;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.feed.FinalRange;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Signature;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The wire between nodes: a failure of the golden file means that nodes of two versions no longer understand each other. */
class PeerMessageCodecTest {

    private static final PeerMessageCodec CODEC = PeerMessageCodec.CODEC;
    private static final int KINDS = 8;

    /** One message of a kind, the same for the same choices. */
    private static PeerMessage message(int kind, Random random) {
        return switch (kind) {
            case 1 -> new PeerMessage.Consensus(bytes(random, random.nextInt(100)));
            case 2 ->
                new PeerMessage.Actions(IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> bytes(random, random.nextInt(200)))
                        .toList());
            case 3 ->
                new PeerMessage.BeaconShare(height(random), random.nextInt(22), bytes(random, 48), signature(random));
            case 4 -> new PeerMessage.BeaconSeed(new Seed(height(random), bytes(random, Seed.BYTES)));
            case 5 -> new PeerMessage.Cosignature(height(random), random.nextInt(22), bytes(random, 72));
            case 6 -> new PeerMessage.BlocksRequest(height(random));
            case 7 -> anyBlocks(random);
            case 8 -> new PeerMessage.ActionRequest(hash(random));
            default -> throw new IllegalArgumentException("no kind " + kind);
        };
    }

    private static PeerMessage anyBlocks(Random random) {
        List<FinalBlock> blocks = IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> block(random, random.nextBoolean()))
                .toList();
        List<BlockHeader> headers = IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> header(random))
                .toList();
        Certificate finality = random.nextBoolean() ? certificate(new BlockId(hash(random)), random) : null;
        return new PeerMessage.Blocks(new FinalRange(height(random), blocks, headers, finality));
    }

    private static FinalBlock block(Random random, boolean certified) {
        BlockHeader header = header(random);
        BlockId id = BlockCodec.id(header);
        List<byte[]> entries = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> bytes(random, 1 + random.nextInt(50)))
                .toList();
        return new FinalBlock(id, header, entries, certified ? certificate(id, random) : null);
    }

    private static BlockHeader header(Random random) {
        return new BlockHeader(
                BlockHeader.VERSION,
                new ChainId("peers-0123456789abcdef"),
                Epoch.ZERO,
                height(random),
                new View(random.nextLong(Long.MAX_VALUE)),
                new BlockId(hash(random)),
                random.nextInt(22),
                random.nextLong(Long.MAX_VALUE),
                hash(random),
                new LogHead(random.nextLong(Long.MAX_VALUE), hash(random)),
                new LogHead(random.nextLong(Long.MAX_VALUE), hash(random)),
                hash(random),
                random.nextBoolean() ? List.of(new Seed(height(random), bytes(random, Seed.BYTES))) : List.of(),
                random.nextInt(600));
    }

    private static Certificate certificate(BlockId block, Random random) {
        Ballot ballot = new Ballot(VoteKind.FINALIZE, Epoch.ZERO, new View(random.nextLong(Long.MAX_VALUE)), block);
        return new Certificate(
                ballot,
                IntStream.range(0, 1 + random.nextInt(4))
                        .mapToObj(validator -> new Vote(ballot, validator, signature(random)))
                        .toList());
    }

    private static Height height(Random random) {
        return new Height(random.nextLong(Long.MAX_VALUE));
    }

    private static Hash hash(Random random) {
        return Hash.of(bytes(random, Hash.BYTES));
    }

    private static Signature signature(Random random) {
        return Signature.of(bytes(random, Signature.BYTES));
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** All that a message says, so that two can be compared: arrays are equal only to themselves. */
    private static String text(PeerMessage message) {
        return switch (message) {
            case PeerMessage.Consensus m -> "consensus " + hex(m.message());
            case PeerMessage.Actions m ->
                "actions " + m.jws().stream().map(PeerMessageCodecTest::hex).toList();
            case PeerMessage.ActionRequest m -> m.toString();
            case PeerMessage.BeaconShare m ->
                "share " + m.height() + " " + m.validator() + " " + hex(m.share()) + " "
                        + hex(m.signature().bytes());
            case PeerMessage.BeaconSeed m ->
                m.seed().height() + " " + hex(m.seed().signature());
            case PeerMessage.Cosignature m -> m.height() + " " + m.validator() + " " + hex(m.timed());
            case PeerMessage.BlocksRequest m -> m.toString();
            case PeerMessage.Blocks m ->
                "tip " + m.range().tip() + " blocks "
                        + m.range().blocks().stream()
                                .map(PeerMessageCodecTest::text)
                                .toList() + " headers "
                        + m.range().headers().stream()
                                .map(header -> hex(BlockCodec.headerBytes(header)))
                                .toList()
                        + " finality " + m.range().finality();
        };
    }

    private static String text(FinalBlock block) {
        return block.id() + " " + hex(BlockCodec.headerBytes(block.header())) + " "
                + block.entries().stream().map(PeerMessageCodecTest::hex).toList() + " " + block.finality();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Two of each kind, in the order of their numbers. */
    static Stream<PeerMessage> pinned() {
        return IntStream.rangeClosed(1, KINDS)
                .boxed()
                .flatMap(kind -> Stream.of(message(kind, new Random(kind)), message(kind, new Random(100 + kind))));
    }

    @Test
    void everyMessageIsWrittenAsPinned() {
        List<String> lines = pinned().map(message -> hex(CODEC.encode(message))).toList();

        assertEquals(Golden.lines("peer-messages.hex"), lines);
    }

    @Test
    void everyPinnedMessageIsReadAsItWasWritten() {
        List<String> read = Golden.lines("peer-messages.hex").stream()
                .map(line -> text(CODEC.decode(HexFormat.of().parseHex(line))))
                .toList();

        assertEquals(pinned().map(PeerMessageCodecTest::text).toList(), read);
    }

    @Property(tries = 400)
    void decodesWhatItEncoded(@ForAll long simulationSeed) {
        Random random = new Random(simulationSeed);
        PeerMessage message = message(1 + random.nextInt(KINDS), random);

        PeerMessage read = CODEC.decode(CODEC.encode(message));

        assertEquals(text(message), text(read));
    }

    @Property(tries = 1_000)
    void anAlteredMessageIsRefusedOrWritesTheAlteredBytes(@ForAll long simulationSeed) {
        Random random = new Random(simulationSeed);
        byte[] bytes = CODEC.encode(message(1 + random.nextInt(KINDS), random));
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);

        PeerMessage read = readOrNull(bytes);

        if (read != null) {
            assertArrayEquals(bytes, CODEC.encode(read));
        }
    }

    private static @Nullable PeerMessage readOrNull(byte[] bytes) {
        try {
            return CODEC.decode(bytes);
        } catch (Malformed refused) {
            return null;
        }
    }

    @ParameterizedTest
    @MethodSource("pinned")
    void refusesEveryMessageThatIsCutShort(PeerMessage message) {
        byte[] whole = CODEC.encode(message);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(Malformed.class, () -> CODEC.decode(cut), () -> "of " + whole.length + ": " + cut.length);
        }
    }

    @ParameterizedTest
    @MethodSource("pinned")
    void refusesBytesBehindAMessage(PeerMessage message) {
        byte[] whole = CODEC.encode(message);

        assertThrows(Malformed.class, () -> CODEC.decode(Arrays.copyOf(whole, whole.length + 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 16, 128, 255})
    void refusesAnUnknownKind(int kind) {
        assertThrows(
                Malformed.class,
                () -> CODEC.decode(new BinaryWriter().u8(kind).u64(1).toBytes()));
    }

    @Test
    void takesAsManyActionsAsMayBeAndNoMore() {
        List<byte[]> actions = new ArrayList<>();
        for (int i = 0; i < PeerMessageCodec.MAX_ACTIONS; i++) {
            actions.add(new byte[1]);
        }
        byte[] most = CODEC.encode(new PeerMessage.Actions(actions));
        actions.add(new byte[1]);
        byte[] tooMany = CODEC.encode(new PeerMessage.Actions(actions));

        assertArrayEquals(most, CODEC.encode(CODEC.decode(most)));
        assertThrows(Malformed.class, () -> CODEC.decode(tooMany));
    }

    @Test
    void takesAnActionOfItsLargestSizeAndNoLonger() {
        byte[] largest = CODEC.encode(new PeerMessage.Actions(List.of(new byte[SignedAction.MAX_BYTES])));
        byte[] tooLong = CODEC.encode(new PeerMessage.Actions(List.of(new byte[SignedAction.MAX_BYTES + 1])));

        assertArrayEquals(largest, CODEC.encode(CODEC.decode(largest)));
        assertThrows(Malformed.class, () -> CODEC.decode(tooLong));
    }

    /** Each is a count or a length alone: were it believed, far more than these bytes would be made room for. */
    @Test
    void refusesCountsAndLengthsAboveTheirBoundsBeforeReadingOn() {
        List<byte[]> claims = List.of(
                new BinaryWriter().u8(1).u32((16 << 20) + 1).toBytes(),
                new BinaryWriter().u8(1).u32(Integer.MAX_VALUE).toBytes(),
                new BinaryWriter().u8(2).u16(PeerMessageCodec.MAX_ACTIONS + 1).toBytes(),
                new BinaryWriter().u8(2).u16(1).u16(SignedAction.MAX_BYTES + 1).toBytes(),
                new BinaryWriter()
                        .u8(7)
                        .u64(1)
                        .u16(PeerMessageCodec.MAX_BLOCKS + 1)
                        .toBytes(),
                new BinaryWriter()
                        .u8(7)
                        .u64(1)
                        .u16(0)
                        .u16(PeerMessageCodec.MAX_BLOCKS + 1)
                        .toBytes(),
                new BinaryWriter().u8(7).u64(1).u16(0).u16(1).u16(16_385).toBytes());

        for (byte[] claim : claims) {
            assertThrows(Malformed.class, () -> CODEC.decode(claim), () -> hex(claim));
        }
    }

    @Test
    void refusesAValidatorThatNoCommitteeHas() {
        byte[] share = CODEC.encode(message(3, new Random(3)));
        byte[] cosignature = CODEC.encode(message(5, new Random(5)));
        share[9] = 22;
        cosignature[9] = 22;

        assertThrows(Malformed.class, () -> CODEC.decode(share));
        assertThrows(Malformed.class, () -> CODEC.decode(cosignature));
    }

    @Test
    void refusesAFlagThatIsNeitherYesNorNo() {
        byte[] none = CODEC.encode(new PeerMessage.Blocks(new FinalRange(new Height(3), List.of(), List.of(), null)));
        none[none.length - 1] = 2;

        assertThrows(Malformed.class, () -> CODEC.decode(none));
    }
}
