package io.bitcraps.events.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.VerifiedCache;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.Origin;
import io.bitcraps.events.log.note.SignatureLine;
import io.bitcraps.events.log.note.SignedNote;
import io.bitcraps.events.log.tile.EntryBundle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is altered in an honest export by whoever keeps or carries it. */
class AuditorTest {
    /** Remembers what verified, so that thousands of nearly equal exports are audited in seconds. */
    private static final Auditor AUDITOR = new Auditor(new VerifiedCache(new Ed25519(), 10_000));

    private static final int LARGE_FILE_BYTES = 700;

    private static final Chain CHAIN = Chain.of(World.GENESIS_FILE);

    private static final MapExport HONEST = Story.told().export();

    private static final BlockId LOCK_BLOCK = Story.told().blocks().get(1).id();

    @Test
    void acceptsAnHonestExport() {
        List<Long> done = new ArrayList<>();

        Report report = AUDITOR.verify(HONEST, World.GENESIS_FILE, options(true), (read, total) -> done.add(read));

        assertEquals(List.of(), report.findings());
        assertEquals(new Report(4, 19, 4, 1, List.of(), List.of(), 0), report);
        assertEquals(List.of(7L, 12L, 18L, 19L), done);
    }

    @Test
    void acceptsThreeHundredBlocks() {
        SyntheticChain chain = new SyntheticChain();
        for (int i = 0; i < 300; i++) {
            if (i % 7 == 3) {
                chain.uncertified();
            } else {
                chain.block();
            }
        }
        MapExport export = chain.export();

        Report report = strictly(export);

        assertEquals(new Report(300, 304, 0, 0, List.of(), List.of(), 0), report);
        assertTrue(export.paths()
                .containsAll(List.of("blocks/000", "blocks/001.p/44", "tile/0/001.p/48", "tile/1/000.p/1")));
    }

    @Test
    void acceptsACheckpointWhoseBlockIsFinalByADescendant() {
        SyntheticChain chain =
                new SyntheticChain().block().uncertified().uncertified().block();

        Report report = strictly(chain.exportAt(2));

        assertEquals(new Report(2, 6, 0, 0, List.of(), List.of(), 0), report);
    }

    @Test
    void acceptsAnExportOfTheGenesisAlone() {
        MapExport export = new SyntheticChain().exportAt(0);

        assertEquals(new Report(0, 4, 0, 0, List.of(), List.of(), 0), strictly(export));
    }

    static List<String> paths() {
        return HONEST.paths();
    }

    /** Every bit of small files; of larger ones every byte, in each the next bit. */
    @ParameterizedTest
    @MethodSource("paths")
    void findsEveryAlteredBit(String path) {
        byte[] file = HONEST.file(path);
        int step = file.length <= LARGE_FILE_BYTES ? 1 : 9;

        for (int bit = 0; bit < file.length * 8; bit += step) {
            byte[] altered = file.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertFalse(strictly(HONEST.with(path, altered)).clean(), "bit " + bit + " of " + path);
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void findsEveryTruncatedOrLongerFile(String path) {
        byte[] file = HONEST.file(path);

        for (int length = 0; length < file.length; length += 1 + file.length / 100) {
            assertFalse(strictly(HONEST.with(path, Arrays.copyOf(file, length))).clean(), "length " + length);
        }
        assertFalse(strictly(HONEST.with(path, Arrays.copyOf(file, file.length + 1)))
                .clean());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void namesTheMissingFile(String path) {
        Report report = strictly(HONEST.without(path));

        assertEquals(
                new Finding(Finding.Kind.MISSING_FILE, path, "is missing"),
                report.findings().getFirst());
        assertEquals(List.of(Finding.Kind.MISSING_FILE), kinds(report));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manifest",
                "tile/0/000",
                "tile/0/000.p/1",
                "tile/0/001.p/1",
                "tile/1/000.p/1",
                "tile/8/000.p/1",
                "tile/0/x999/x999/x999/x999/x999/999",
                "blocks/x999/x999/x999/x999/x999/999",
                "tile/entries/000.p/18",
                "blocks/000.p/3",
                "blocks/001.p/1",
                "policy/1",
                "finality/3",
                "finality/04",
                "genesis.json/",
                "../checkpoint"
            })
    void findsAFileThatIsTooMuchInStrictModeOnly(String path) {
        MapExport export = HONEST.with(path, new byte[32]);

        assertEquals(List.of(Finding.Kind.SURPLUS_FILE), kinds(strictly(export)));
        assertTrue(leniently(export).clean());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void goesOnAfterAFileThatCannotBeRead(String path) {
        Report report = AUDITOR.verify(new UnreadableFile(HONEST, path), CHAIN, options(false), Progress.SILENT);

        assertEquals(List.of(new Finding(Finding.Kind.MALFORMED_FILE, path, "cannot be read")), report.findings());
    }

    @Test
    void tellsFindingsAsTheyCome() {
        List<Finding> told = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void entries(long done, long total) {
                told.add(new Finding(Finding.Kind.TILE, "entry " + done, "was read"));
            }

            @Override
            public void finding(Finding finding) {
                told.add(finding);
            }
        };

        Report report = AUDITOR.verify(HONEST.without("policy/0"), CHAIN, options(false), progress);

        assertEquals(report.findings().getFirst(), told.getFirst());
        assertEquals(5, told.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\u001b", "\u0085", "\u200e", "\u202e", "\u2028", "\u2029"})
    void writesAFindingInOneLineWhateverAFileIsCalled(String control) {
        Report report = strictly(HONEST.with("a" + control + "dice: height 3: forged", new byte[0]));

        assertEquals(
                "surplus-file: a?dice: height 3: forged: belongs to no export of this size",
                report.findings().getFirst().toString());
    }

    @Test
    void findsALineThatNobodyVouchesForInStrictModeOnly() {
        SignedNote note = SignedNote.parse(HONEST.file("checkpoint"));
        List<SignatureLine> lines = new ArrayList<>(note.signatures());
        lines.add(SignatureLine.log("example.com/stranger", World.key("stranger"), note.text()));
        MapExport export = HONEST.with("checkpoint", new SignedNote(note.text(), lines).bytes());

        assertEquals(List.of(Finding.Kind.SURPLUS_SIGNATURE), kinds(strictly(export)));
        assertTrue(leniently(export).clean());
    }

    @Test
    void trustsTheGivenGenesisAndNotTheExports() {
        byte[] other = new String(World.GENESIS_FILE, StandardCharsets.US_ASCII)
                .replace("\"audit\"", "\"other\"")
                .getBytes(StandardCharsets.US_ASCII);

        Report report = AUDITOR.verify(HONEST, other, options(true), Progress.SILENT);

        assertTrue(kinds(report).contains(Finding.Kind.GENESIS));
        assertTrue(kinds(report).contains(Finding.Kind.CHECKPOINT));
    }

    @Test
    void saysThatTheTrustedGenesisIsNone() {
        Report report = AUDITOR.verify(HONEST, new byte[] {'{', '}'}, options(true), Progress.SILENT);

        assertEquals(List.of(Finding.Kind.GENESIS), kinds(report));
    }

    @Test
    void stopsAtASizeThatNoFileBacks() {
        Checkpoint honest =
                Checkpoint.parse(SignedNote.parse(HONEST.file("checkpoint")).text());
        Checkpoint endless = new Checkpoint(
                honest.origin(),
                new LogHead(Long.MAX_VALUE, honest.head().root()),
                new Height(Long.MAX_VALUE),
                honest.block());

        Report report =
                strictly(HONEST.with("checkpoint", SyntheticChain.note(endless).bytes()));

        assertTrue(kinds(report).contains(Finding.Kind.MISSING_FILE));
        assertTrue(kinds(report).contains(Finding.Kind.SURPLUS_FILE));
    }

    @Test
    void readsNothingUnderACheckpointThatNobodySigned() {
        Checkpoint endless = new Checkpoint(
                Origin.of(World.CHAIN), new LogHead(1L << 50, Hash.ZERO), new Height(1L << 50), new BlockId(Hash.ZERO));
        SignedNote unsigned = new SignedNote(
                endless.text(),
                List.of(SignatureLine.log("example.com/stranger", World.key("stranger"), endless.text())));
        EndlessExport export = new EndlessExport(HONEST.with("checkpoint", unsigned.bytes()));

        Report report = AUDITOR.verify(export, CHAIN, options(false), Progress.SILENT);

        assertEquals(List.of(Finding.Kind.CHECKPOINT_SIGNATURE), kinds(report));
    }

    @Test
    void takesNoMoreBytesOfABlockThanOneCanHave() {
        List<byte[]> entries = new ArrayList<>(EntryBundle.decode(HONEST.file("tile/entries/000.p/19"), 19));
        for (int i = 7; i < entries.size(); i++) {
            entries.set(i, new byte[Entry.MAX_BYTES]);
        }
        MapExport large = HONEST.with("tile/entries/000.p/19", EntryBundle.encode(entries));

        Report report = strictly(large);

        assertEquals(
                new Finding(
                        Finding.Kind.HEADER, "entry 7", "a block of 5 entries has more than the 262144 bytes allowed"),
                report.findings().getFirst());
    }

    @Test
    void passesOnWhatReexecutionFinds() {
        Finding start = new Finding(Finding.Kind.EXECUTION, "height 0", "start");
        Finding block = new Finding(Finding.Kind.STATE_ROOT, "height 3", "block");
        Finding end = new Finding(Finding.Kind.EXECUTION, "height 4", "end");
        Reexecutor rules = new Reexecutor() {
            @Override
            public List<Finding> start(byte[] genesisFile, List<byte[]> entries) {
                return Arrays.equals(genesisFile, World.GENESIS_FILE) && entries.size() == 4
                        ? List.of(start)
                        : List.of();
            }

            @Override
            public List<Finding> block(BlockHeader header, List<byte[]> entries) {
                return header.height().value() == 3 && entries.size() == 6 ? List.of(block) : List.of();
            }

            @Override
            public List<Finding> finish() {
                return List.of(end);
            }
        };

        Report report = AUDITOR.verify(
                HONEST, World.GENESIS_FILE, new Options(true, AuditorTest::isSigned, rules), Progress.SILENT);

        assertEquals(List.of(start, block, end), report.findings());
    }

    static List<Finding.Kind> kinds(Report report) {
        return report.findings().stream().map(Finding::kind).toList();
    }

    static Report strictly(MapExport export) {
        return AUDITOR.verify(export, CHAIN, options(true), Progress.SILENT);
    }

    private static Report leniently(MapExport export) {
        return AUDITOR.verify(export, CHAIN, options(false), Progress.SILENT);
    }

    /** Stands in for the pairing check: one seed, over the one block that locks in {@link Story}. */
    private static boolean isSigned(Seed seed, BlockId lockBlock) {
        return seed.equals(Story.SEED) && lockBlock.equals(LOCK_BLOCK);
    }

    private static Options options(boolean strict) {
        return new Options(strict, AuditorTest::isSigned, Reexecutor.NONE);
    }
}
