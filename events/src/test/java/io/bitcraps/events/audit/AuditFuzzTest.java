package io.bitcraps.events.audit;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.VerifiedCache;
import io.bitcraps.fuzz.Decoder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One file of an honest export is anything at all: the audit ends, and with findings. */
class AuditFuzzTest {

    private static final Auditor AUDITOR = new Auditor(new VerifiedCache(new Ed25519(), 10_000));

    private static final MapExport HONEST = Story.told().export();

    private static final Options OPTIONS =
            new Options(true, (seed, lockBlock) -> seed.equals(Story.SEED), Reexecutor.NONE);

    static Stream<Decoder> decoders() {
        return HONEST.paths().stream()
                .map(path -> new Decoder(
                                "audit-" + path.replace('/', '-'),
                                List.of(HONEST.file(path)),
                                bytes -> audited(path, bytes))
                        .tries(20));
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void believesNoOtherFile(Decoder decoder) {
        decoder.attack();
    }

    /** The honest file, as no other may pass; but signatures of a checkpoint may stand in any order, all of them good. */
    private static byte[] audited(String path, byte[] file) {
        Report report = AUDITOR.verify(HONEST.with(path, file), World.GENESIS_FILE, OPTIONS, Progress.SILENT);
        if (!report.clean()) {
            throw new Malformed(report.findings().toString());
        }
        return path.equals("checkpoint") ? file : HONEST.file(path);
    }
}
