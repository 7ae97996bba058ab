package io.bitcraps.events.block;

import io.bitcraps.events.audit.export.BlockBundle;
import io.bitcraps.events.audit.export.ExportedBlock;
import io.bitcraps.events.audit.export.FinalityProof;
import io.bitcraps.events.codec.BinaryCodec;
import io.bitcraps.events.feed.FinalRange;
import io.bitcraps.events.feed.FinalRangeCodec;
import io.bitcraps.fuzz.Decoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BinaryFuzzTest {

    private static final int SEEDS = 20;
    private static final int RANGE_BLOCKS = 8;

    static Stream<Decoder> decoders() {
        return Stream.of(
                decoder("block", new BlockCodec(Blocks::parse), Blocks::block),
                decoder(
                        "header",
                        HeaderCodec.CODEC,
                        random -> Blocks.block(random).header()),
                decoder("vote", VoteCodec.CODEC, random -> Blocks.vote(ballot(random), 2, random)),
                decoder("certificate", CertificateCodec.CODEC, random -> Blocks.certificate(ballot(random), random)),
                decoder("final-block", FinalBlockCodec.CODEC, BinaryFuzzTest::finalBlock),
                decoder("final-range", new FinalRangeCodec(RANGE_BLOCKS), BinaryFuzzTest::range),
                new Decoder(
                        "block-bundle",
                        seeds(random -> BlockBundle.encode(List.of(exported(random), exported(random)))),
                        bytes -> BlockBundle.encode(BlockBundle.decode(bytes, 2))),
                new Decoder(
                        "finality-proof",
                        seeds(random -> finalityProof(random).bytes()),
                        bytes -> FinalityProof.parse(bytes).bytes()));
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void takesOnlyWhatIsWrittenSo(Decoder decoder) {
        decoder.attack();
    }

    private static <T> Decoder decoder(String name, BinaryCodec<T> codec, Function<Random, T> any) {
        return new Decoder(
                name, seeds(random -> codec.encode(any.apply(random))), bytes -> codec.encode(codec.decode(bytes)));
    }

    private static List<byte[]> seeds(Function<Random, byte[]> any) {
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < SEEDS; i++) {
            seeds.add(any.apply(new Random(i)));
        }
        return seeds;
    }

    private static Ballot ballot(Random random) {
        VoteKind[] kinds = VoteKind.values();
        return Blocks.ballot(kinds[random.nextInt(kinds.length)], random);
    }

    private static @Nullable Certificate finality(Random random) {
        return random.nextBoolean() ? Blocks.certificate(Blocks.ballot(VoteKind.FINALIZE, random), random) : null;
    }

    private static FinalBlock finalBlock(Random random) {
        Block block = Blocks.block(random);
        List<byte[]> entries = List.of("{}".getBytes(StandardCharsets.US_ASCII), new byte[300]);
        return new FinalBlock(block.id(), block.header(), entries.subList(0, random.nextInt(3)), finality(random));
    }

    private static FinalRange range(Random random) {
        Block block = Blocks.block(random);
        return new FinalRange(
                block.header().height(), List.of(finalBlock(random)), List.of(block.header()), finality(random));
    }

    private static ExportedBlock exported(Random random) {
        Block block = Blocks.block(random);
        return new ExportedBlock(block.id(), block.header(), finality(random));
    }

    private static FinalityProof finalityProof(Random random) {
        List<BlockHeader> headers = Stream.generate(() -> Blocks.block(random).header())
                .limit(random.nextInt(3))
                .toList();
        return new FinalityProof(headers, Blocks.certificate(Blocks.ballot(VoteKind.FINALIZE, random), random));
    }
}
