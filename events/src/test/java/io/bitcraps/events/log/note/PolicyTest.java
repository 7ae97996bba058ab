package io.bitcraps.events.log.note;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    private static final Checkpoint CHECKPOINT = Notes.checkpoint(new LogHead(7, Hash.ZERO));

    @Test
    void writesTheGoldenPolicyOfACommittee() {
        assertArrayEquals(Notes.golden("policy"), Notes.POLICY.bytes());
        assertEquals(
                Notes.POLICY.bytes().length,
                Policy.parse(Notes.golden("policy")).bytes().length);
        assertEquals(Notes.POLICY, Policy.parse(Notes.golden("policy")));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "4, 3", "7, 5", "22, 15"})
    void asksForTheCommitteesQuorum(int size, int quorum) {
        Policy policy = Policy.of(Notes.CHAIN, Notes.committee(size));
        Set<String> cosigned = new TreeSet<>();

        for (int i = 0; i < quorum; i++) {
            assertEquals(false, policy.hasQuorum(cosigned));
            cosigned.add("v" + i);
        }

        assertEquals(true, policy.hasQuorum(cosigned));
    }

    @Test
    void refusesTooFewCosignatures() {
        refuses(PolicyCheck.Reason.NO_QUORUM, Notes.signed(CHECKPOINT, 0, 2));
    }

    @Test
    void countsARepeatedCosignatureOnce() {
        refuses(PolicyCheck.Reason.NO_QUORUM, Notes.signed(CHECKPOINT, 0, 2, 2));
    }

    @Test
    void refusesANoteWithoutALogLine() {
        List<SignatureLine> lines = List.of(
                Notes.cosignature(CHECKPOINT, 0), Notes.cosignature(CHECKPOINT, 1), Notes.cosignature(CHECKPOINT, 2));

        refuses(PolicyCheck.Reason.NO_LOG_SIGNATURE, new SignedNote(CHECKPOINT.text(), lines));
    }

    @Test
    void refusesABadSignatureOfAKnownKeyThoughAQuorumSigned() {
        Checkpoint other = Notes.checkpoint(new LogHead(8, Hash.ZERO));
        List<SignatureLine> lines =
                new ArrayList<>(Notes.signed(CHECKPOINT, 0, 1, 2).signatures());
        lines.add(Notes.cosignature(other, 3));

        refuses(PolicyCheck.Reason.BAD_SIGNATURE, new SignedNote(CHECKPOINT.text(), lines));
    }

    @Test
    void reportsUnknownAndRepeatedLinesAsSurplus() {
        List<SignatureLine> lines =
                new ArrayList<>(Notes.signed(CHECKPOINT, 0, 1, 2).signatures());
        SignatureLine stranger = SignatureLine.log("example.com/stranger", Notes.key("stranger"), CHECKPOINT.text());
        lines.add(stranger);
        lines.add(Notes.cosignature(CHECKPOINT, 1));

        PolicyCheck check = Notes.POLICY.check(new SignedNote(CHECKPOINT.text(), lines), Notes.VERIFIER);

        PolicyCheck.Satisfied satisfied = assertInstanceOf(PolicyCheck.Satisfied.class, check);
        assertEquals(List.of(stranger, Notes.cosignature(CHECKPOINT, 1)), satisfied.surplus());
    }

    @Test
    void readsWhatPeopleWrite() {
        String key =
                new NoteKey("w.example/1", NoteKey.Kind.COSIGNER, Notes.key("1").publicKey()).vkey();
        String other =
                new NoteKey("w.example/2", NoteKey.Kind.COSIGNER, Notes.key("2").publicKey()).vkey();

        Policy policy = parse("# ours\n\n\twitness  a " + key + "   # no url\nwitness b " + other + " https://w/\n"
                + "group both all a b\ngroup outer any both\nquorum outer");

        assertEquals(
                List.of(new Policy.Group("both", 2, List.of("a", "b")), new Policy.Group("outer", 1, List.of("both"))),
                policy.groups());
        assertEquals(false, policy.hasQuorum(Set.of("a")));
        assertEquals(true, policy.hasQuorum(Set.of("a", "b")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quorum",
                "quorum a",
                "quorum none\nquorum none",
                "witness a KEY\nwitness a OTHER\nquorum a",
                "witness a KEY\nwitness b KEY\nquorum a",
                "witness none KEY\nquorum none",
                "witness a KEY\ngroup g 2 a\nquorum g",
                "witness a KEY\ngroup g 0 a\nquorum g",
                "witness a KEY\ngroup g 01 a\nquorum g",
                "witness a KEY\ngroup g 1 a a\nquorum g",
                "witness a KEY\ngroup g 1 b\nquorum g",
                "group g 1 g\nquorum g",
                "witness a KEY\ngroup g any a\ngroup h any a\nquorum g",
                "quorum a\nwitness a KEY",
                "witness\u00a0a KEY\nquorum none",
                "witness a KEY\r\nquorum a",
                "witness a KEY url more\nquorum a",
                "log LOG\nlog LOG\nquorum none",
                "log KEY\nquorum none",
                "witness a LOG\nquorum a",
                "mirror KEY\nquorum none"
            })
    void refusesWhatIsNoPolicy(String text) {
        String key =
                new NoteKey("w.example/1", NoteKey.Kind.COSIGNER, Notes.key("1").publicKey()).vkey();
        String other =
                new NoteKey("w.example/2", NoteKey.Kind.COSIGNER, Notes.key("2").publicKey()).vkey();

        String log = new NoteKey("log.example", NoteKey.Kind.LOG, Notes.key("1").publicKey()).vkey();

        assertThrows(
                Malformed.class,
                () -> parse(text.replace("KEY", key).replace("OTHER", other).replace("LOG", log)));
    }

    private static Policy parse(String text) {
        return Policy.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuses(PolicyCheck.Reason reason, SignedNote note) {
        PolicyCheck check = Notes.POLICY.check(note, Notes.VERIFIER);

        assertEquals(reason, assertInstanceOf(PolicyCheck.Refused.class, check).reason());
    }
}
