package io.bitcraps.node.cli.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.cli.Main;
import io.bitcraps.node.coordinator.NodeFiles;
import io.bitcraps.node.follow.SignedChain;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.SqliteLog;
import io.bitcraps.node.store.VoteJournal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Check, backup and restore over the log of a chain with real certificates and a real checkpoint. */
class StoreCommandsTest {

    private static final int BLOCKS = 30;

    private final SignedChain chain = new SignedChain(41).grow(BLOCKS, 5).publishCheckpoint();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private NodeFiles node = new NodeFiles(Path.of("node"));
    private NodeFiles backup = new NodeFiles(Path.of("backup"));

    @BeforeEach
    void aNodeWithALog() throws IOException {
        node = new NodeFiles(directory.resolve("node"));
        backup = new NodeFiles(directory.resolve("backup"));
        Files.createDirectories(node.directory());
        Files.write(node.genesis(), chain.network.file());
        try (LogStore log = open(node)) {
            copy(log, 1, BLOCKS);
            log.putCheckpoint(Objects.requireNonNull(chain.log.checkpoint()));
        }
    }

    private LogStore open(NodeFiles files) {
        return SqliteLog.open(files.log(), chain.genesis.block());
    }

    private void copy(LogStore to, long from, long last) {
        for (long height = from; height <= last; height++) {
            to.append(List.of(Objects.requireNonNull(chain.log.block(new Height(height)))));
        }
    }

    private int run(Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commands.execute(
                List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
    }

    private void tamper(NodeFiles files, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + files.log());
                var tampering = connection.createStatement()) {
            tampering.execute(statement);
        }
    }

    private List<String> check() {
        assertEquals(1, run("store", "check", node.directory()), out + "" + err);
        return out.toString().lines().toList();
    }

    @Test
    void aWholeStoreHasNoFinding() {
        assertEquals(0, run("store", "check", node.directory()), out + "" + err);

        assertEquals(
                "whole: height=30 entries=" + chain.log.head().size(),
                out.toString().strip());
    }

    @Test
    void namesTheHeightOfEveryDamagedRow() throws Exception {
        tamper(node, "UPDATE blocks SET entries = zeroblob(length(entries)) WHERE height = 7");
        tamper(node, "UPDATE blocks SET certificate = NULL WHERE height = 11");
        tamper(node, "DELETE FROM tickets WHERE position = (SELECT max(position) FROM tickets)");

        List<String> lines = check();

        assertTrue(lines.getFirst().startsWith("height 7: "), lines::toString);
        assertEquals("height 11: the block's row does not hash to its sum", lines.get(1));
        assertTrue(lines.get(2).startsWith("log: the tickets of log positions from 0 on"), lines::toString);
        assertEquals("damaged: 3 findings", lines.getLast());
        assertEquals(4, lines.size(), lines::toString);
    }

    @Test
    void findsTilesThatAreDamagedOrTooMany() throws Exception {
        tamper(node, "UPDATE tiles SET hashes = zeroblob(length(hashes)) WHERE id = 0");
        tamper(node, "INSERT INTO tiles VALUES (99, zeroblob(32))");

        List<String> lines = check();

        assertTrue(lines.contains("log: tile 0 of level 0 is not the one that the level above names"), lines::toString);
        assertTrue(lines.contains("log: it holds 5 tiles, its tree has 4"), lines::toString);
    }

    /** Its sum is right, so only the committee's signatures can tell. */
    @Test
    void findsACertificateThatNoQuorumSigned() throws Exception {
        try (LogStore log = open(node)) {
            SignedChain other = new SignedChain(41).grow(BLOCKS, 5).grow(1, 1);
            var block = Objects.requireNonNull(other.log.block(new Height(BLOCKS + 1)));
            var finality = Objects.requireNonNull(block.finality());
            var votes = finality.votes().subList(0, 2);
            log.append(List.of(new io.bitcraps.events.block.FinalBlock(
                    block.id(),
                    block.header(),
                    block.entries(),
                    new io.bitcraps.events.block.Certificate(finality.ballot(), votes))));
        }

        assertEquals("height 31: the signatures of its finality certificate do not hold", check().getFirst());
    }

    @Test
    void findsACheckpointThatNoQuorumCosigned() throws Exception {
        byte[] note = Objects.requireNonNull(chain.log.checkpoint());
        note[note.length - 10] ^= 1;
        try (LogStore log = open(node)) {
            log.putCheckpoint(note);
        }

        String line = check().getFirst();

        assertTrue(line.startsWith("log: the checkpoint"), line);
    }

    @Test
    void goesOnThoughTheNewestRowIsDamaged() throws Exception {
        tamper(node, "UPDATE blocks SET header = zeroblob(40) WHERE height = 30");
        tamper(node, "UPDATE blocks SET id = zeroblob(32) WHERE height = 3");

        List<String> lines = check();

        assertTrue(lines.contains("height 3: the block's row does not hash to its sum"), lines::toString);
        assertTrue(lines.contains("height 30: the block's row does not hash to its sum"), lines::toString);
    }

    @Test
    void findsADamagedJournalAndADamagedSnapshot() throws Exception {
        VoteJournal.open(node.journal()).close();
        Path segment = node.journal().resolve("votes-0000000000000001");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[3] ^= 1;
        Files.write(segment, bytes);
        Files.createDirectories(node.snapshots());
        Files.writeString(node.snapshots().resolve("snapshot-00000000000000000009"), "torn");

        List<String> lines = check();

        assertTrue(lines.getFirst().startsWith("journal: the journal is damaged in "), lines::toString);
        assertEquals("snapshots: snapshot-00000000000000000009 is damaged: it ends too early", lines.get(1));
        assertEquals("damaged: 2 findings", lines.getLast());
    }

    @Test
    void printsOneJsonObject() throws Exception {
        tamper(node, "UPDATE blocks SET sum = zeroblob(32) WHERE height = 7");

        assertEquals(1, run("store", "check", node.directory(), "--json"));

        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertEquals("damaged", json.path("status").asText());
        assertEquals(1, json.path("findings").size());
        assertEquals(30, json.path("height").asInt());
    }

    @Test
    void doesNotCheckTheLogOfARunningNode() {
        try (LogStore log = open(node)) {
            assertEquals(new Height(BLOCKS), log.tip());
            assertEquals(1, run("store", "check", node.directory()));
        }

        assertTrue(err.toString().contains("is in use by another node"), err.toString());
    }

    @Test
    void backsUpWhileTheNodeAppends() {
        chain.grow(1, 1);
        try (LogStore log = open(node)) {
            assertEquals(0, run("store", "backup", node.directory(), backup.directory()), out + "" + err);
            copy(log, BLOCKS + 1, BLOCKS + 1);
            assertEquals(new Height(BLOCKS + 1), log.tip());
        }

        assertEquals(0, run("store", "check", backup.directory()), out + "" + err);
        assertTrue(out.toString().startsWith("whole: height=30 "), out.toString());
    }

    @Test
    void backsUpIntoNoDirectoryThatHoldsSomething() throws IOException {
        Files.createDirectories(backup.directory().resolve("something"));

        assertEquals(1, run("store", "backup", node.directory(), backup.directory()));

        assertTrue(err.toString().contains("is not empty"), err.toString());
    }

    @Test
    void keepsNoBackupOfADamagedLog() throws Exception {
        tamper(node, "UPDATE blocks SET entries = zeroblob(length(entries)) WHERE height = 7");

        assertEquals(1, run("store", "backup", node.directory(), backup.directory()));

        assertTrue(out.toString().startsWith("height 7: "), out.toString());
        try (var left = Files.list(backup.directory())) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void restoresWhatWasBackedUpAndLetsTheValidatorAbstain() throws Exception {
        assertEquals(0, run("store", "backup", node.directory(), backup.directory()));
        NodeFiles again = new NodeFiles(directory.resolve("again"));

        assertEquals(0, run("store", "restore", backup.directory(), again.directory()), out + "" + err);

        assertTrue(err.toString().contains("put the copy of it back"), err.toString());
        assertArrayEquals(chain.network.file(), Files.readAllBytes(again.genesis()));
        assertTrue(Files.exists(again.abstention()));
        assertEquals(0, run("store", "check", again.directory()), out + "" + err);
        try (LogStore log = open(again)) {
            assertEquals(chain.log.head(), log.head());
            assertArrayEquals(chain.log.checkpoint(), log.checkpoint());
        }
    }

    @Test
    void restoresOverALogOnlyIfToldAndNeverTouchesTheJournal() throws Exception {
        assertEquals(0, run("store", "backup", node.directory(), backup.directory()));
        VoteJournal.open(node.journal()).close();
        Files.createDirectories(node.snapshots());
        try (LogStore log = open(node)) {
            chain.grow(1, 1);
            copy(log, BLOCKS + 1, BLOCKS + 1);
        }

        assertEquals(1, run("store", "restore", backup.directory(), node.directory()));
        assertTrue(err.toString().contains("--replace moves it away"), err.toString());
        assertFalse(Files.exists(node.abstention()));
        assertEquals(0, run("store", "restore", backup.directory(), node.directory(), "--replace"), err.toString());

        try (LogStore log = open(node)) {
            assertEquals(new Height(BLOCKS), log.tip());
        }
        assertTrue(Files.exists(node.journal().resolve("votes-0000000000000001")));
        assertFalse(Files.exists(node.snapshots()));
        assertTrue(Files.exists(node.abstention()));
    }

    @Test
    void restoresNothingThatIsDamaged() throws Exception {
        assertEquals(0, run("store", "backup", node.directory(), backup.directory()));
        tamper(backup, "UPDATE blocks SET header = zeroblob(40) WHERE height = 3");
        NodeFiles again = new NodeFiles(directory.resolve("again"));

        assertEquals(1, run("store", "restore", backup.directory(), again.directory()));

        assertTrue(out.toString().startsWith("height 3: "), out.toString());
        assertFalse(Files.exists(again.log()));
        assertFalse(Files.exists(again.abstention()));
    }

    @Test
    void restoresNothingWhileTheNodeRunsAndNothingOfAnotherChain() throws Exception {
        assertEquals(0, run("store", "backup", node.directory(), backup.directory()));
        try (LogStore log = open(node)) {
            assertEquals(new Height(BLOCKS), log.tip());
            assertEquals(1, run("store", "restore", backup.directory(), node.directory(), "--replace"));
        }
        assertTrue(err.toString().contains("is in use by another node"), err.toString());
        Files.write(node.genesis(), new SignedChain(42).network.file());

        assertEquals(1, run("store", "restore", backup.directory(), node.directory(), "--replace"));

        assertTrue(err.toString().contains("is of another chain"), err.toString());
    }
}
