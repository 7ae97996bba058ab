package io.bitcraps.events.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.codec.BinaryCodec;
import io.bitcraps.events.codec.Malformed;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BinaryFormatTest {

    private static final BlockCodec BLOCKS = new BlockCodec(Blocks::parse);

    @Provide
    Arbitrary<Random> randoms() {
        return Blocks.randoms();
    }

    @Provide
    Arbitrary<Ballot> ballots() {
        return Blocks.ballots();
    }

    @Property(tries = 200)
    void readsBackEveryBlock(@ForAll("randoms") Random random) {
        Block block = Blocks.block(random);

        Block read = BLOCKS.decode(BLOCKS.encode(block));

        assertEquals(block, read);
    }

    @Property(tries = 200)
    void readsBackEveryHeader(@ForAll("randoms") Random random) {
        BlockHeader header = Blocks.block(random).header();

        BlockHeader read = BlockCodec.header(BlockCodec.headerBytes(header));

        assertEquals(header, read);
    }

    @Property(tries = 200)
    void readsBackEveryVote(@ForAll("ballots") Ballot ballot, @ForAll("randoms") Random random) {
        Vote vote = Blocks.vote(ballot, random.nextInt(Committee.MAX_SIZE), random);

        Vote read = VoteCodec.CODEC.decode(VoteCodec.CODEC.encode(vote));

        assertEquals(vote, read);
    }

    @Property(tries = 200)
    void readsBackEveryCertificate(@ForAll("ballots") Ballot ballot, @ForAll("randoms") Random random) {
        Certificate certificate = Blocks.certificate(ballot, random);

        Certificate read = CertificateCodec.CODEC.decode(CertificateCodec.CODEC.encode(certificate));

        assertEquals(certificate, read);
    }

    @Property(tries = 500)
    void anAlteredBlockIsRefusedOrWritesTheAlteredBytes(@ForAll("randoms") Random random) {
        byte[] bytes = altered(BLOCKS.encode(Blocks.block(random)), random);

        assertOneEncoding(BLOCKS, bytes);
    }

    @Property(tries = 500)
    void anAlteredHeaderIsRefusedOrWritesTheAlteredBytes(@ForAll("randoms") Random random) {
        byte[] bytes = altered(BlockCodec.headerBytes(Blocks.block(random).header()), random);

        assertOneEncoding(HeaderCodec.CODEC, bytes);
    }

    @Property(tries = 500)
    void anAlteredVoteIsRefusedOrWritesTheAlteredBytes(
            @ForAll("ballots") Ballot ballot, @ForAll("randoms") Random random) {
        byte[] bytes = altered(VoteCodec.CODEC.encode(Blocks.vote(ballot, 3, random)), random);

        assertOneEncoding(VoteCodec.CODEC, bytes);
    }

    @Property(tries = 500)
    void anAlteredCertificateIsRefusedOrWritesTheAlteredBytes(
            @ForAll("ballots") Ballot ballot, @ForAll("randoms") Random random) {
        byte[] bytes = altered(CertificateCodec.CODEC.encode(Blocks.certificate(ballot, random)), random);

        assertOneEncoding(CertificateCodec.CODEC, bytes);
    }

    @Property(tries = 100)
    void aTruncatedBlockIsRefused(@ForAll("randoms") Random random) {
        byte[] bytes = BLOCKS.encode(Blocks.block(random));
        byte[] truncated = Arrays.copyOf(bytes, random.nextInt(bytes.length));

        assertThrows(Malformed.class, () -> BLOCKS.decode(truncated));
    }

    @Property(tries = 100)
    void aBlockWithTrailingBytesIsRefused(@ForAll("randoms") Random random) {
        byte[] bytes = BLOCKS.encode(Blocks.block(random));
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);

        assertThrows(Malformed.class, () -> BLOCKS.decode(longer));
    }

    private static <T> void assertOneEncoding(BinaryCodec<T> codec, byte[] bytes) {
        T value;
        try {
            value = codec.decode(bytes);
        } catch (Malformed refused) {
            return;
        }
        assertArrayEquals(bytes, codec.encode(value), () -> HexFormat.of().formatHex(bytes));
    }

    private static byte[] altered(byte[] bytes, Random random) {
        byte[] altered = Arrays.copyOf(bytes, bytes.length);
        altered[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        return altered;
    }
}
