package io.bitcraps.events.log.note;

import io.bitcraps.events.audit.export.ExportPath;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.events.log.Trees;
import io.bitcraps.events.log.tile.EntryBundle;
import io.bitcraps.fuzz.Decoder;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoteFuzzTest {

    private static final int SIZE = 1_000;
    private static final Frontier FRONTIER = Frontier.EMPTY.appendAll(Trees.leaves(SIZE));

    static Stream<Decoder> decoders() {
        byte[] receipt = Notes.golden("receipt.tlog-proof");
        byte[] note = Notes.golden("checkpoint");
        return Stream.of(
                new Decoder(
                        "note", List.of(note), bytes -> SignedNote.parse(bytes).bytes()),
                text(
                        "checkpoint",
                        List.of(SignedNote.parse(note).text()),
                        text -> Checkpoint.parse(text).text()),
                text("vkey", vkeys(), text -> NoteKey.parse(text).vkey()),
                text("export-path", paths(), text -> ExportPath.parse(text).text()),
                new Decoder("policy", List.of(Notes.golden("policy")), NoteFuzzTest::policyAgain).perByte(2_000),
                new Decoder(
                        "receipt",
                        List.of(receipt),
                        bytes -> TlogProof.parse(bytes).bytes()),
                new Decoder("receipt-check", List.of(receipt), NoteFuzzTest::checked).tries(400),
                new Decoder("frontier", List.of(FRONTIER.bytes()), NoteFuzzTest::frontierAgain),
                new Decoder(
                        "entry-bundle",
                        List.of(EntryBundle.encode(List.of(Trees.entry(1), new byte[300], Trees.entry(2)))),
                        bytes -> EntryBundle.encode(EntryBundle.decode(bytes, 3))));
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void takesOnlyWhatIsWrittenSo(Decoder decoder) {
        decoder.attack();
    }

    /** What is no UTF-8 never reaches readers of text; the others get the text it stands for. */
    private static Decoder text(String name, List<String> seeds, UnaryOperator<String> again) {
        return new Decoder(name, Decoder.lines(seeds), bytes -> Text.utf8(again.apply(Text.utf8(bytes))));
    }

    private static List<String> vkeys() {
        return List.of(
                new NoteKey(
                                "example.com/log",
                                NoteKey.Kind.LOG,
                                Notes.key("log").publicKey())
                        .vkey(),
                new NoteKey("v1", NoteKey.Kind.COSIGNER, Notes.key("v1").publicKey()).vkey());
    }

    private static List<String> paths() {
        return List.of(
                "genesis.json",
                "checkpoint",
                "policy/0",
                "finality/77",
                "blocks/x001/067.p/5",
                "tile/0/x001/x234/067",
                "tile/entries/000.p/255",
                "tile/7/000");
    }

    /** A policy has comments and spaces of its writer's choice: only what is written again has one form. */
    private static byte[] policyAgain(byte[] bytes) {
        Policy policy = Policy.parse(bytes);
        if (!Policy.parse(policy.bytes()).equals(policy)) {
            throw new AssertionError("a policy that reads back as another");
        }
        return bytes;
    }

    /** Whatever a check says of a malformed note inside, it says it as a refusal. */
    private static byte[] checked(byte[] bytes) {
        return switch (TlogProof.parse(bytes).check(Trees.entry(300), Notes.ORIGIN, Notes.POLICY, Notes.VERIFIER)) {
            case TlogProof.Check.Valid valid -> bytes;
            case TlogProof.Check.Refused refused -> throw new Malformed(refused.sentence());
        };
    }

    private static byte[] frontierAgain(byte[] bytes) {
        LogHead head = FRONTIER.head();
        return Frontier.parse(bytes, head).bytes();
    }
}
