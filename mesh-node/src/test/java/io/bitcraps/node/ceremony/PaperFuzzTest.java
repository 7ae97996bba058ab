package io.bitcraps.node.ceremony;

import io.bitcraps.command.beacon.dkg.Dealing;
import io.bitcraps.command.beacon.dkg.KeyGeneration;
import io.bitcraps.command.beacon.dkg.SealKey;
import io.bitcraps.command.beacon.dkg.Statement;
import io.bitcraps.events.crypto.DhKey;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.genesis.Charter;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.fuzz.Decoder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that others put into the folder. */
class PaperFuzzTest {

    /** A point of a deal takes a square root to read. */
    private static final int TRIES = 1_000;

    private static final Hash ID = Sha256.hash(new byte[] {1});
    private static final SigningKey KEY = Ed25519.signingKey(new byte[32]);

    static Stream<Decoder> decoders() {
        List<SealKey> sealKeys = IntStream.rangeClosed(1, 4)
                .mapToObj(member -> SealKey.of(
                        DhKey.of(Sha256.hash(new byte[] {(byte) member}).bytes())))
                .toList();
        Dealing dealing = Dealing.of(new KeyGeneration(ID, sealKeys), 1, new byte[32]);
        PublicKey key = KEY.publicKey();
        List<byte[]> papers = Stream.of(
                        new Paper.Card(ID, 1, new Charter.Keys(key, key, key), sealKeys.getFirst()),
                        new Paper.Deal(ID, dealing.deal()),
                        new Paper.Verdict(ID, 2, List.of(new Paper.Verdict.Judged(1, ID, false))),
                        new Paper.Answer(ID, 1, List.of(dealing.justify(new Statement.Complaint(2, 1)))),
                        new Paper.Consent(ID, 3, ID))
                .map(paper -> PaperCodec.SIGNED.encode(SignedPaper.of(paper, KEY)))
                .toList();
        return Stream.of(
                new Decoder("paper", papers, bytes -> PaperCodec.SIGNED.encode(PaperCodec.SIGNED.decode(bytes)))
                        .tries(TRIES));
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void takesOnlyWhatIsWrittenSo(Decoder decoder) {
        decoder.attack();
    }
}
