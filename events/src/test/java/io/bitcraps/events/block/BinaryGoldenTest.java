package io.bitcraps.events.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The formats, pinned: a failure here means that nodes of two versions would no longer understand each other. */
class BinaryGoldenTest {

    private static final BlockCodec BLOCKS = new BlockCodec(Blocks::parse);

    @Test
    void aBlockIsWrittenAsPinned() {
        assertEquals(golden("block"), hex(BLOCKS.encode(block())));
    }

    @Test
    void aBlockIdIsAsPinned() {
        assertEquals(golden("block-id"), block().id().toString());
    }

    @Test
    void aVoteIsWrittenAsPinned() {
        Vote vote = Blocks.vote(notarize(), 3, new Random(1));

        assertEquals(golden("vote"), hex(VoteCodec.CODEC.encode(vote)));
    }

    @Test
    void aCertificateIsWrittenAsPinned() {
        Certificate certificate = Blocks.certificate(notarize(), new Random(1));

        assertEquals(golden("certificate"), hex(CertificateCodec.CODEC.encode(certificate)));
    }

    @Test
    void aNotarizeVoteSignsTagChainKindEpochViewAndBlock() {
        String expected = HexFormat.of().formatHex("bitcraps/vote/v1\n".getBytes(StandardCharsets.US_ASCII))
                + "15" + HexFormat.of().formatHex(Blocks.CHAIN.bytes())
                + "01" + "0000000000000002" + "0000000000000007" + "00".repeat(31) + "05";

        assertEquals(expected, hex(VoteCodec.signedBytes(Blocks.CHAIN, notarize())));
    }

    @Test
    void aNullifyVoteSignsNoBlock() {
        Ballot nullify = new Ballot(VoteKind.NULLIFY, new Epoch(2), new View(7), null);
        String expected = HexFormat.of().formatHex("bitcraps/vote/v1\n".getBytes(StandardCharsets.US_ASCII))
                + "15" + HexFormat.of().formatHex(Blocks.CHAIN.bytes())
                + "02" + "0000000000000002" + "0000000000000007";

        assertEquals(expected, hex(VoteCodec.signedBytes(Blocks.CHAIN, nullify)));
    }

    @Test
    void aBodyThatIsNotTheHeadersIsRefused() {
        Block block = block();
        Block swapped = new Block(
                block.id(), block.header(), List.of(Blocks.parse(new byte[] {1}), Blocks.parse(new byte[] {2})));

        assertThrows(Malformed.class, () -> BLOCKS.decode(BLOCKS.encode(swapped)));
    }

    @Test
    void aHugeCountIsRefusedBeforeAnythingIsReadForIt() {
        byte[] bytes = BLOCKS.encode(block());
        int countAt = 2 + BlockCodec.headerBytes(block().header()).length;
        Arrays.fill(bytes, countAt, countAt + 4, (byte) 0x7F);

        assertThrows(Malformed.class, () -> BLOCKS.decode(bytes));
    }

    private static Ballot notarize() {
        byte[] five = new byte[32];
        five[31] = 5;
        return new Ballot(VoteKind.NOTARIZE, new Epoch(2), new View(7), new BlockId(Hash.of(five)));
    }

    private static Block block() {
        var actions = List.of(Blocks.parse("first".getBytes(StandardCharsets.US_ASCII)), Blocks.parse(new byte[300]));
        BlockHeader header = new BlockHeader(
                BlockHeader.VERSION,
                Blocks.CHAIN,
                new Epoch(0),
                new Height(12),
                new View(15),
                new BlockId(new Hash(1, 2, 3, 4)),
                2,
                1_700_000_000_123L,
                BlockCodec.bodyHash(actions),
                new LogHead(40, new Hash(5, 6, 7, 8)),
                new LogHead(47, new Hash(9, 10, 11, 12)),
                new Hash(13, 14, 15, 16),
                List.of(new Seed(new Height(10), new byte[48])),
                actions.size());
        return new Block(BlockCodec.id(header), header, actions);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The file's hex digits; lines are for the reader. */
    private static String golden(String name) {
        try (var in = BinaryGoldenTest.class.getResourceAsStream("/golden/block/" + name + ".hex")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
