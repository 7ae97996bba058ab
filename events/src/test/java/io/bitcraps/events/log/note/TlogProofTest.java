package io.bitcraps.events.log.note;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.log.Prover;
import io.bitcraps.events.log.Trees;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlogProofTest {
    private static final byte[] EPOCH = "epoch 0".getBytes(StandardCharsets.US_ASCII);

    @Test
    void writesTheGoldenReceipt() {
        TlogProof receipt = receipt(300, 1000);

        assertArrayEquals(Notes.golden("receipt.tlog-proof"), receipt.bytes());
        assertArrayEquals(receipt.bytes(), TlogProof.parse(receipt.bytes()).bytes());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "6, 7", "0, 255", "255, 256", "256, 257", "999, 1000", "69999, 70000"})
    void showsThatAnEntryIsInTheLog(int index, int size) {
        TlogProof.Check check = check(receipt(index, size).bytes(), Trees.entry(index));

        assertEquals(
                size,
                assertInstanceOf(TlogProof.Check.Valid.class, check)
                        .checkpoint()
                        .head()
                        .size());
    }

    @Test
    void refusesEveryAlteredBitThatIsCoveredByASignature() {
        byte[] bytes = receipt(3, 7).bytes();
        int unsigned = new String(bytes, StandardCharsets.US_ASCII).indexOf("index");
        int signatures = lastEmptyLine(bytes);

        for (int bit = unsigned * 8; bit < signatures * 8; bit++) {
            byte[] altered = bytes.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertInstanceOf(TlogProof.Check.Refused.class, check(altered, Trees.entry(3)), "bit " + bit);
        }
    }

    @Test
    void refusesAnotherEntryAnotherLogAndTooFewCosignatures() {
        TlogProof receipt = receipt(3, 7);
        Checkpoint checkpoint =
                Checkpoint.parse(SignedNote.parse(receipt.checkpoint()).text());
        TlogProof few = new TlogProof(
                new byte[0], 3, receipt.path(), Notes.signed(checkpoint, 0, 1).bytes());

        assertInstanceOf(TlogProof.Check.Refused.class, check(receipt.bytes(), Trees.entry(4)));
        assertInstanceOf(TlogProof.Check.Refused.class, check(few.bytes(), Trees.entry(3)));
        assertInstanceOf(
                TlogProof.Check.Refused.class,
                receipt.check(Trees.entry(3), "example.com/other", Notes.POLICY, Notes.VERIFIER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c2sp.org/tlog-proof@v1\nindex 0\n",
                "c2sp.org/tlog-proof@v2\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\n\n",
                "c2sp.org/tlog-proof@v1\nindex 00\n\n",
                "c2sp.org/tlog-proof@v1\nindex -1\n\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n\n",
                "c2sp.org/tlog-proof@v1\nextra \nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\nextra AAB=\nindex 0\n\n"
            })
    void refusesWhatIsNoProof(String text) {
        assertThrows(Malformed.class, () -> TlogProof.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static int lastEmptyLine(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("\n\n");
    }

    private static TlogProof receipt(int index, int size) {
        List<Hash> leaves = Trees.leaves(size);
        Prover prover = new Prover(Trees.source(leaves));
        byte[] note = Notes.signed(Notes.checkpoint(prover.head(size)), 0, 1, 2).bytes();
        return new TlogProof(EPOCH, index, prover.inclusion(index, size).path(), note);
    }

    private static TlogProof.Check check(byte[] receipt, byte[] entry) {
        try {
            return TlogProof.parse(receipt).check(entry, Notes.ORIGIN, Notes.POLICY, Notes.VERIFIER);
        } catch (Malformed e) {
            return new TlogProof.Check.Refused(String.valueOf(e.getMessage()));
        }
    }
}
