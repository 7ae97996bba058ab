package io.bitcraps.node.follow;

import io.bitcraps.command.block.FinalRangeCheck.Verdict;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Height;
import io.bitcraps.fuzz.Decoder;
import io.bitcraps.node.follow.Trusted.CheckpointVerdict;
import io.bitcraps.query.log.LogFile;
import io.bitcraps.query.log.LogFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a source may answer to whoever follows it, and what may be asked of one. */
class RangeFuzzTest {

    private static final SignedChain CHAIN = chain();
    private static final LogFiles FILES = CHAIN.files();

    private static SignedChain chain() {
        SignedChain chain = new SignedChain(1);
        chain.grow(1, 3).growCoveredByTheLast(2);
        return chain.publishCheckpoint();
    }

    static Stream<Decoder> decoders() throws InterruptedException {
        Trusted trusted = CHAIN.trusted();
        byte[] range = FILES.range("1", 0).bytes();
        byte[] checkpoint = Objects.requireNonNull(FILES.read("checkpoint")).bytes();
        return Stream.of(
                new Decoder("range-judged", List.of(range), bytes -> judged(trusted, bytes)).tries(400),
                new Decoder("checkpoint-judged", List.of(checkpoint), bytes -> noteJudged(trusted, bytes)).tries(400),
                new Decoder(
                        "log-path", Decoder.lines(List.of("checkpoint", "tile/0/000.p/5")), RangeFuzzTest::fileServed),
                new Decoder("range-path", Decoder.lines(List.of("1", "3", "77")), RangeFuzzTest::rangeServed));
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void answersWhateverComes(Decoder decoder) {
        decoder.attack();
    }

    /** Whatever follows the chain leads to the log that was signed. */
    private static byte[] judged(Trusted trusted, byte[] bytes) {
        var verdict = trusted.blocks().judge(trusted.genesis().state(), LogFiles.RANGE_CODEC.decode(bytes));
        return switch (verdict) {
            case Verdict.Refused refused -> throw new Malformed(refused.sentence());
            case Verdict.NothingNew nothing -> throw new Malformed("nothing new");
            case Verdict.Follows follows -> {
                BlockHeader last = follows.blocks().getLast().block().header();
                FinalBlock known = Objects.requireNonNull(CHAIN.log.block(last.height()));
                if (!last.after().equals(known.header().after())) {
                    throw new AssertionError("a log that nobody signed");
                }
                yield bytes;
            }
        };
    }

    private static byte[] noteJudged(Trusted trusted, byte[] bytes) {
        return switch (trusted.judge(bytes, RangeFuzzTest::header)) {
            case CheckpointVerdict.Holds holds -> bytes;
            case CheckpointVerdict.TooEarly early -> throw new Malformed("too early");
            case CheckpointVerdict.Refused refused -> throw new Malformed(refused.found());
        };
    }

    private static @Nullable BlockHeader header(Height height) {
        FinalBlock block = CHAIN.log.block(height);
        return block == null ? null : block.header();
    }

    private static byte[] fileServed(byte[] path) {
        if (FILES.read(new String(path, StandardCharsets.ISO_8859_1)) == null) {
            throw new Malformed("no such file");
        }
        return path;
    }

    private static byte[] rangeServed(byte[] from) throws InterruptedException {
        LogFile range = FILES.range(new String(from, StandardCharsets.ISO_8859_1), 0);
        LogFiles.RANGE_CODEC.decode(range.bytes());
        return from;
    }
}
