package io.bitcraps.events.log.note;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Signature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    private static final Checkpoint CHECKPOINT = Notes.checkpoint(new LogHead(7, Hash.ZERO));
    private static final SignedNote NOTE = Notes.signed(CHECKPOINT, 0, 1, 3);

    @Test
    void writesTheGoldenCheckpoint() {
        assertArrayEquals(Notes.golden("checkpoint"), NOTE.bytes());
        assertEquals(NOTE, SignedNote.parse(Notes.golden("checkpoint")));
        assertEquals(CHECKPOINT, Checkpoint.parse(NOTE.text()));
    }

    @Test
    void findsEveryAlteredBit() {
        byte[] bytes = NOTE.bytes();

        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] altered = bytes.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertEquals(false, acceptedWithoutSurplus(altered), "bit " + bit);
        }
    }

    @Test
    void findsEveryTruncationAndEveryAddedByte() {
        byte[] bytes = NOTE.bytes();

        for (int length = 0; length < bytes.length; length++) {
            assertEquals(false, acceptedWithoutSurplus(Arrays.copyOf(bytes, length)), "length " + length);
        }
        for (String added : List.of("\n", " ", "\r", "\u2014 x AAAAAAA=\n")) {
            byte[] longer = (new String(bytes, StandardCharsets.UTF_8) + added).getBytes(StandardCharsets.UTF_8);
            assertEquals(false, acceptedWithoutSurplus(longer));
        }
    }

    @Test
    void splitsAtTheLastEmptyLine() {
        SignatureLine line = NOTE.signatures().getFirst();
        SignedNote note = new SignedNote("a\n\nb\n", List.of(line));

        assertEquals("a\n\nb\n", SignedNote.parse(note.bytes()).text());
    }

    @Test
    void takesSixtyFourSignaturesAndNoMore() {
        SignatureLine line = NOTE.signatures().getFirst();
        SignedNote most = new SignedNote("a\n", Collections.nCopies(64, line));
        List<SignatureLine> tooMany = Collections.nCopies(65, line);
        String text = new String(most.bytes(), StandardCharsets.UTF_8) + line.text() + "\n";

        assertEquals(most, SignedNote.parse(most.bytes()));
        assertThrows(Malformed.class, () -> new SignedNote("a\n", tooMany));
        assertThrows(Malformed.class, () -> SignedNote.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "a\n",
                "a\n\n",
                "a\n\n\u2014 x\n",
                "a\n\n- x AAAAAAA=\n",
                "a\n\n\u2014 x AAAAAA==\n",
                "a\n\n\u2014 x AAAAAAA\n",
                "a\n\n\u2014 x AAAAAAB=\n",
                "a\n\n\u2014  AAAAAAA=\n",
                "a\n\n\u2014 x+y AAAAAAA=\n",
                "a\n\n\u2014 x AAAAAAA= \n",
                "a\n\n\u2014 x AAAAAAA=",
                "a\r\n\n\u2014 x AAAAAAA=\n",
                "a\n\n\u2014 x AAAAAAA=\r\n"
            })
    void refusesWhatIsNoNote(String text) {
        assertThrows(Malformed.class, () -> SignedNote.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] bytes = NOTE.bytes();
        bytes[0] = (byte) 0xff;

        assertThrows(Malformed.class, () -> SignedNote.parse(bytes));
    }

    @Test
    void signsATimedCosignatureOverTimeAndText() {
        SignatureLine line = Notes.cosignature(CHECKPOINT, 2);
        byte[] message = Text.utf8("cosignature/v1\ntime 1700000002\n" + CHECKPOINT.text());
        Signature signature = Signature.of(Arrays.copyOfRange(line.signature(), 8, 72));

        assertEquals(1_700_000_002, line.cosignedAt());
        assertEquals(true, Notes.VERIFIER.verify(Notes.key("cosigner 2").publicKey(), message, signature));
    }

    @Test
    void neverTakesALogLineForACosignature() {
        NoteKey cosigner = new NoteKey(
                Notes.ORIGIN, NoteKey.Kind.COSIGNER, Notes.key("log 0").publicKey());
        SignatureLine log = Notes.logLine(CHECKPOINT, 0);
        SignatureLine disguised = new SignatureLine(log.name(), cosigner.id(), log.signature());

        assertEquals(false, log.verifies(cosigner, CHECKPOINT.text(), Notes.VERIFIER));
        assertEquals(false, disguised.verifies(cosigner, CHECKPOINT.text(), Notes.VERIFIER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n07\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nheight 3\nblock AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n-7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nheight 3\nblock AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n9223372036854775808\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nheight 3\nblock AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n7\nAAAA\nheight 3\nblock AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nheight 3\nblock AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nheight 3\nblock AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nmore\n",
                "o\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nblock AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nheight 3\n"
            })
    void refusesWhatIsNoCheckpointOfOurs(String text) {
        assertThrows(Malformed.class, () -> Checkpoint.parse(text));
    }

    private static boolean acceptedWithoutSurplus(byte[] bytes) {
        try {
            SignedNote note = SignedNote.parse(bytes);
            return Notes.POLICY.check(note, Notes.VERIFIER) instanceof PolicyCheck.Satisfied satisfied
                    && satisfied.surplus().isEmpty();
        } catch (Malformed e) {
            return false;
        }
    }

    @Test
    void acceptsTheNoteAsItIs() {
        List<SignatureLine> none = new ArrayList<>();

        PolicyCheck check = Notes.POLICY.check(SignedNote.parse(NOTE.bytes()), Notes.VERIFIER);

        assertEquals(none, assertInstanceOf(PolicyCheck.Satisfied.class, check).surplus());
    }
}
