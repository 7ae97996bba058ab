package io.bitcraps.node.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.audit.RuleReexecutor;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.audit.Finding;
import io.bitcraps.events.audit.Progress;
import io.bitcraps.events.audit.export.ExportPath;
import io.bitcraps.events.audit.export.LogExport;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.events.log.note.SignedNote;
import io.bitcraps.events.money.Amount;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.Main;
import io.bitcraps.node.cli.audit.DirectoryExport;
import io.bitcraps.node.cli.audit.ExportWriter;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.query.port.Ingress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a committee wrote, taken away as files and audited by the command line. */
@Timeout(120)
class ExportedLogTest {

    private static final TableId T1 = TableId.number(1);

    private static LocalCommittee committee;
    private static LogStore store;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private Path export;
    private Path genesis;

    @BeforeAll
    static void play() throws Exception {
        committee = new LocalCommittee(4);
        store = committee.members.getFirst().store();
        Ingress ingress = committee.members.getFirst().ingress();
        var alice = new LocalPlayer(committee.genesis.chain());
        var grant = assertInstanceOf(
                Ingress.Submission.Accepted.class, ingress.faucet(alice.key.publicKey(), Amount.crap(100)));
        ingress.ticket(grant.ticket(), 20_000);
        alice.does(new ActionBody.CreateTable(LocalPlayer.rules()), ingress);
        alice.does(new ActionBody.JoinTable(T1), ingress);
        alice.does(new ActionBody.PlaceBets(T1, 0, List.of(wager())), ingress);
        var last = assertInstanceOf(Ingress.Ticket.Final.class, alice.does(new ActionBody.RollDice(T1, 0), ingress));
        awaitCheckpointAbove(last.height());
    }

    @AfterAll
    static void stop() throws Exception {
        committee.close();
    }

    @BeforeEach
    void export() throws Exception {
        export = directory.resolve("export");
        genesis = Files.write(directory.resolve("genesis.json"), committee.network.file());
        writer().write(Progress.SILENT);
    }

    @Test
    void holdsUnderReexecutionInStrictMode() {
        int exit = verify("--reexecute", "--strict");

        String line = out.toString().strip();
        assertEquals(0, exit, line);
        assertTrue(line.matches("verified: height=[0-9]+ entries=[0-9]+ actions=5 rolls=1 findings=0"), line);
    }

    @Test
    void tellsFindingsAsLinesAndAsJson() throws Exception {
        Files.delete(export.resolve("tile/entries/" + bundle()));

        assertEquals(1, verify());
        assertTrue(out.toString().startsWith("missing-file: tile/entries/"), out.toString());
        out.getBuffer().setLength(0);
        assertEquals(1, verify("--json"));
        assertTrue(out.toString().contains("\"kind\":\"missing-file\""), out.toString());
    }

    @Test
    void findsABitChangedInAnyFile() throws Exception {
        for (String path : new DirectoryExport(export).paths()) {
            Path file = export.resolve(path);
            byte[] whole = Files.readAllBytes(file);
            byte[] changed = whole.clone();
            changed[whole.length / 2] ^= 1;
            Files.write(file, changed);

            assertEquals(1, verify("--strict", "--reexecute"), path);

            Files.write(file, whole);
        }
    }

    @Test
    void findsAFileThatIsNotOfTheExport() throws Exception {
        Files.writeString(export.resolve("notes.txt"), "mine");

        assertEquals(0, verify());
        assertEquals(1, verify("--strict"));
    }

    @Test
    void findsALinkToADirectoryAndAnEmptyOneInStrictMode() throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("hidden"), "mine");
        Files.createSymbolicLink(export.resolve("linked"), elsewhere);
        Files.createDirectory(export.resolve("empty"));

        assertEquals(0, verify());
        out.getBuffer().setLength(0);
        assertEquals(1, verify("--strict"));
        assertTrue(out.toString().startsWith("surplus-file: empty: "), out.toString());
        assertTrue(out.toString().contains("surplus-file: linked: "), out.toString());
        assertTrue(out.toString().contains("\nnot verified: height="), out.toString());
    }

    @Test
    void goesOnAfterAFileThatIsTooLong() throws Exception {
        try (var file = new RandomAccessFile(export.resolve("policy/0").toFile(), "rw")) {
            file.setLength(ExportPath.MAX_BYTES + 1L);
        }

        assertEquals(1, verify("--reexecute"));

        List<String> lines = out.toString().lines().toList();
        assertEquals(2, lines.size(), out.toString());
        assertTrue(lines.getFirst().startsWith("malformed-file: policy/0: has more than "), out.toString());
        assertTrue(lines.getLast().endsWith(" actions=5 rolls=1 findings=1"), out.toString());
    }

    @Test
    void refusesAnAddressWithoutAHostInOneSentence() {
        CommandLine commands = Main.commandLine();
        commands.setErr(new PrintWriter(out));

        int exit = commands.execute("audit", "verify", "http:///x", "--genesis", genesis.toString());

        assertEquals(CommandLine.ExitCode.USAGE, exit);
        assertTrue(out.toString().contains("'http:///x' is no address of a node"), out.toString());
    }

    @Test
    void writesAgainWhatTheDiskHasCut() throws Exception {
        Path bundle = export.resolve("tile/entries/" + bundle());
        byte[] whole = Files.readAllBytes(bundle);
        Files.write(bundle, Arrays.copyOf(whole, whole.length / 2));

        writer().write(Progress.SILENT);

        assertArrayEquals(whole, Files.readAllBytes(bundle));
    }

    @Test
    void leavesNoEmptyDirectoryWhereOlderFilesWere() throws Exception {
        Files.createDirectories(export.resolve("tile/0/000.p"));
        Files.write(export.resolve("tile/0/000.p/1"), new byte[32]);
        Files.createDirectories(export.resolve("tile/7/000.p"));
        Files.write(export.resolve("tile/7/000.p/1"), new byte[32]);

        writer().write(Progress.SILENT);

        assertEquals(0, verify("--strict"), out.toString());
    }

    @Test
    void reexecutionFindsWhereTheRulesBreakOff() {
        var reexecutor = new RuleReexecutor((ledger, action, context) -> {
            throw new InvariantViolation("a rule that never holds");
        });
        FinalBlock first = Objects.requireNonNull(store.block(new Height(1)));
        reexecutor.start(committee.network.file(), committee.genesis.block().entries());

        List<Finding> findings = reexecutor.block(first.header(), first.entries());

        assertEquals(
                List.of(new Finding(
                        Finding.Kind.EXECUTION,
                        "height 1",
                        "execution breaks off: a rule that never holds; blocks from here on were not executed again")),
                findings);
        assertEquals(List.of(), reexecutor.finish());
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        Files.delete(export.resolve("checkpoint"));
        Files.writeString(export.resolve("checkpoint.part"), "half a che");

        ExportWriter.Written again = writer().write(Progress.SILENT);

        assertTrue(again.kept() >= 2, again.toString());
        assertEquals(0, verify("--strict"), out.toString());
    }

    @Test
    void isNotMixedWithAnotherChains() throws Exception {
        Files.writeString(export.resolve("genesis.json"), "{}");

        var failure = assertThrows(CommandFailed.class, () -> writer().write(Progress.SILENT));

        assertEquals("other-chain", failure.code());
    }

    @Test
    void reexecutionFindsAnEntryThatTheRulesDoNotGive() {
        var reexecutor = new RuleReexecutor();
        FinalBlock first = Objects.requireNonNull(store.block(new Height(1)));
        List<byte[]> shortened = first.entries().subList(0, first.entries().size() - 1);
        List<byte[]> genesisEntries = committee.genesis.block().entries();

        assertEquals(List.of(), reexecutor.start(committee.network.file(), genesisEntries));
        List<Finding> findings = reexecutor.block(first.header(), shortened);

        assertEquals(
                List.of(Finding.Kind.EXECUTION),
                findings.stream().map(Finding::kind).toList());
        assertEquals(List.of(), reexecutor.block(first.header(), first.entries()));
    }

    private ExportWriter writer() {
        Policy policy =
                Policy.of(committee.genesis.chain(), committee.genesis.genesis().committee());
        return new ExportWriter(new LogExport(store, committee.network.file(), policy), export);
    }

    private int verify(String... options) {
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(out));
        commands.setErr(new PrintWriter(out));
        List<String> arguments =
                new ArrayList<>(List.of("audit", "verify", export.toString(), "--genesis", genesis.toString()));
        arguments.addAll(List.of(options));
        return commands.execute(arguments.toArray(String[]::new));
    }

    private String bundle() throws IOException {
        try (var files = Files.walk(export.resolve("tile/entries"))) {
            Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            return export.resolve("tile/entries").relativize(file).toString();
        }
    }

    private static void awaitCheckpointAbove(Height height) throws InterruptedException {
        byte[] note = store.checkpoint();
        while (note == null
                || Checkpoint.parse(SignedNote.parse(note).text()).height().compareTo(height) <= 0) {
            store.awaitAbove(store.tip(), 50);
            note = store.checkpoint();
        }
    }

    private static Wager wager() {
        return new Wager(Spot.of(BetKind.PASS), Amount.crap(1));
    }
}
