package io.bitcraps.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.store.StoreFailure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class SqliteLogFaultTest {

    @TempDir
    Path directory;

    private final TestChain chain = new TestChain(30);
    private Path file = Path.of("log.sqlite");

    @BeforeEach
    void inATemporaryDirectory() {
        file = directory.resolve("log.sqlite");
    }

    private LogStore open() {
        return SqliteLog.open(file, chain.genesis());
    }

    private void write(List<FinalBlock> blocks) {
        try (LogStore log = open()) {
            log.append(blocks);
        }
    }

    /** As somebody with a SQLite shell could. */
    private void tamper(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement tampering = connection.createStatement()) {
            tampering.execute(statement);
        }
    }

    private void assertRefused(Reason reason, String sentence) {
        StoreFailure failure = assertThrows(StoreFailure.class, this::open);
        assertEquals(reason, failure.reason());
        assertTrue(String.valueOf(failure.getMessage()).contains(sentence), failure.getMessage());
    }

    @Test
    void refusesADatabaseOfAnotherProgram() throws SQLException {
        tamper("CREATE TABLE recipes (name TEXT)");

        assertRefused(Reason.FOREIGN, "is a database of another program, not a log");
    }

    @Test
    void refusesANewerFormat() throws SQLException {
        write(chain.next(1, 1));
        tamper("PRAGMA user_version = 3");

        assertRefused(Reason.NEWER_VERSION, "has format 3 of a newer version of this software; this one reads 2");
    }

    @Test
    void refusesAnOlderFormat() throws SQLException {
        write(chain.next(1, 1));
        tamper("PRAGMA user_version = 1");

        assertRefused(Reason.OLDER_VERSION, "has format 1 of an older version of this software; this one reads 2");
    }

    @Test
    void refusesOtherTables() throws SQLException {
        write(chain.next(1, 1));
        tamper("DROP INDEX blocks_by_first");

        assertRefused(Reason.DAMAGED, "its tables are not those of a log");
    }

    @Test
    void refusesTheLogOfAnotherGenesis() {
        write(chain.next(1, 1));

        StoreFailure failure = assertThrows(
                StoreFailure.class,
                () -> SqliteLog.open(file, new TestChain(31).genesis()).close());

        assertEquals(Reason.FOREIGN, failure.reason());
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(file, "not a database, but long enough to be taken for the header of one, perhaps");

        assertRefused(Reason.DAMAGED, "is damaged");
    }

    @Test
    void refusesADamagedPage() throws IOException {
        write(chain.next(40, 20));
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 2 / 8_192 * 8_192, bytes.length / 2 / 8_192 * 8_192 + 8_192, (byte) 0x5A);
        Files.write(file, bytes);

        StoreFailure failure = assertThrows(StoreFailure.class, () -> readAll().close());

        assertEquals(Reason.DAMAGED, failure.reason());
    }

    /** Overflow pages hold no structure that a page check could find wrong: the entries' hashes do. */
    private LogStore readAll() {
        LogStore log = open();
        try {
            for (Height height = Height.ZERO; height.compareTo(log.tip()) <= 0; height = height.next()) {
                log.block(height);
            }
            return log;
        } catch (StoreFailure e) {
            log.close();
            throw e;
        }
    }

    /** Opened as it is: what was made good is good on disk. */
    private void assertWhole(List<FinalBlock> blocks) {
        try (LogStore log = SqliteLog.openToCheck(file, chain.genesis())) {
            blocks.forEach(block -> assertTrue(
                    TestChain.sameBlock(block, log.block(block.header().height()))));
            NaiveTree.requireTiles(log, chain.genesis(), blocks);
        }
    }

    private void assertDamaged(Height height, Executable read) {
        StoreFailure failure = assertThrows(StoreFailure.class, read);
        assertEquals(Reason.DAMAGED, failure.reason());
        assertEquals(height, failure.height());
        assertTrue(String.valueOf(failure.getMessage()).startsWith(file + " is damaged at height " + height + ": "));
    }

    @Test
    void makesTheEndOfTheTreeAnew() throws SQLException {
        List<FinalBlock> blocks = chain.next(3, 3);
        write(blocks);
        tamper("UPDATE tiles SET hashes = zeroblob(length(hashes)) WHERE id = 0");
        assertThrows(StoreFailure.class, () -> assertWhole(blocks));

        try (LogStore log = open()) {
            NaiveTree.requireTiles(log, chain.genesis(), blocks);
        }

        assertWhole(blocks);
    }

    @Test
    void makesATileAnewAtEveryLevel() throws SQLException {
        List<FinalBlock> blocks = chain.next(10, 100);
        write(blocks);
        tamper("UPDATE tiles SET hashes = (SELECT hashes FROM tiles WHERE id = 1) WHERE id = 2");
        tamper("DELETE FROM tiles WHERE id = 4");
        tamper("UPDATE tiles SET hashes = zeroblob(32) WHERE id = 1 << 56");

        try (LogStore log = open()) {
            assertEquals(256, NaiveTree.width(log, 0, 1));
            NaiveTree.requireTiles(log, chain.genesis(), blocks);
        }

        assertWhole(blocks);
    }

    @Test
    void refusesATreeThatTheEntriesDoNotGiveEither() throws SQLException {
        write(chain.next(10, 100));
        tamper("UPDATE tiles SET hashes = zeroblob(length(hashes)) WHERE id = 2");
        tamper("UPDATE blocks SET entries = zeroblob(length(entries)) WHERE height = 3");

        try (LogStore log = open()) {
            assertDamaged(new Height(3), () -> log.tile(0, 2));
        }
    }

    @Test
    void neverReturnsAnAlteredEntryAndTellsWhoeverAnswersForTheNode() throws SQLException {
        write(chain.next(3, 3));
        tamper("UPDATE blocks SET entries = "
                + "unhex(substr(hex(entries), 1, length(hex(entries)) - 2) || '00') WHERE height = 2");
        List<StoreFailure> told = new ArrayList<>();

        try (LogStore log = SqliteLog.open(file, chain.genesis(), told::add)) {
            assertDamaged(new Height(2), () -> log.block(new Height(2)));
            assertDamaged(new Height(2), () -> log.entries(log.head().size() / 2, 10, 10_000));
        }

        assertEquals(2, told.size());
    }

    @Test
    void neverReturnsAnAlteredHeader() throws SQLException {
        write(chain.next(3, 3));
        tamper("UPDATE blocks SET header = (SELECT header FROM blocks WHERE height = 1) WHERE height = 2");

        try (LogStore log = open()) {
            assertDamaged(new Height(2), () -> log.header(new Height(2)));
        }
    }

    @Test
    void neverReturnsAnAlteredCertificateNorABlockWithoutIts() throws SQLException {
        write(chain.next(4, 3));
        tamper("UPDATE blocks SET certificate = "
                + "unhex(substr(hex(certificate), 1, length(hex(certificate)) - 2) || '01') WHERE height = 2");
        tamper("UPDATE blocks SET certificate = NULL WHERE height = 3");

        try (LogStore log = open()) {
            assertDamaged(new Height(2), () -> log.block(new Height(2)));
            assertDamaged(new Height(3), () -> log.block(new Height(3)));
        }
    }

    /** Whole in itself, but of another chain. */
    @Test
    void neverReturnsABlockThatTheNextDoesNotFollow() throws SQLException {
        write(chain.next(3, 3));
        byte[] header = BlockCodec.headerBytes(new TestChain(31).next(3).header());
        byte[] id = BlockCodec.id(header).hash().bytes();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement forging = connection.prepareStatement(
                        "UPDATE blocks SET first = 1, id = ?, header = ?, certificate = NULL, sum = ? WHERE height = 1")) {
            forging.setBytes(1, id);
            forging.setBytes(2, header);
            forging.setBytes(3, RowSum.block(1, 1, id, header, null));
            forging.executeUpdate();
        }

        try (LogStore log = open()) {
            assertDamaged(new Height(1), () -> log.header(new Height(1)));
            assertDamaged(new Height(1), () -> log.block(new Height(1)));
        }
    }

    @Test
    void findsEveryTicketThoughTheirIndexIsDamaged() throws SQLException {
        List<FinalBlock> blocks = chain.next(5, 50);
        write(blocks);
        tamper("UPDATE tickets SET prefix = prefix + 1 WHERE position % 3 = 0");
        tamper("DELETE FROM tickets WHERE position % 5 = 0");

        try (LogStore log = open()) {
            for (FinalBlock block : blocks) {
                byte[] action = block.entries().get(1);
                assertEquals(OptionalLong.of(block.header().before().size() + 1), log.position(Sha256.hash(action)));
            }
        }

        assertWhole(blocks);
    }

    @Test
    void forgetsADamagedCheckpointAndVouchesForNothingBelowTheTipOnceItsRecordIsDamaged() throws SQLException {
        try (LogStore log = open()) {
            log.append(chain.next(2, 1));
            log.putCheckpoint(TestChain.ascii("note"));
            log.recordCosigned(new Cosigned(1, Hash.ZERO, 7));
        }
        tamper("UPDATE checkpoint SET note = zeroblob(4)");
        tamper("UPDATE cosigned SET size = 0");

        try (LogStore log = open()) {
            assertNull(log.checkpoint());
            assertEquals(new Cosigned(log.head().size(), log.head().root(), 1), log.cosigned());
        }
    }

    @Test
    void refusesASecondOwner() {
        try (LogStore log = open()) {
            assertRefused(Reason.IN_USE, "is in use by another node");
            assertEquals(Height.ZERO, log.tip());
        }
    }

    @Test
    void saysThatAnotherProgramHoldsTheFile() throws SQLException {
        write(chain.next(1, 1));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("BEGIN EXCLUSIVE");

            assertRefused(Reason.IN_USE, "is locked by another program");
        }
    }

    @Test
    void saysThatThePathCantBeWritten() throws IOException {
        Files.createDirectories(file);

        assertRefused(Reason.UNWRITABLE, "can't be opened for writing");
    }

    @Test
    void stopsWithASentenceWhenTheDiskIsFull() {
        try (LogStore log = SqliteLog.open(file, chain.genesis(), 40)) {
            List<FinalBlock> blocks = chain.next(40, 100);
            StoreFailure failure = assertThrows(StoreFailure.class, () -> log.append(blocks));

            assertEquals(Reason.DISK_FULL, failure.reason());
            assertTrue(String.valueOf(failure.getMessage()).endsWith("is full; make room and start again"));
            assertEquals(Height.ZERO, log.tip());
            assertThrows(StoreFailure.class, () -> log.append(blocks.subList(0, 1)));
        }

        try (LogStore log = open()) {
            assertEquals(Height.ZERO, log.tip());
        }
    }

    @Test
    void readersSeeWholeBlocksWhileOthersAreAppended() throws Exception {
        List<FinalBlock> blocks = chain.next(120, 5);
        try (LogStore log = open()) {
            List<CompletableFuture<Long>> readers = IntStream.range(0, 6)
                    .mapToObj(reader -> new CompletableFuture<Long>())
                    .toList();
            List<Thread> threads = readers.stream()
                    .map(reader -> Thread.ofPlatform().start(() -> follow(log, blocks.size(), reader)))
                    .toList();

            for (int at = 0; at < blocks.size(); at += 3) {
                log.append(blocks.subList(at, at + 3));
            }

            for (Thread thread : threads) {
                thread.join();
            }
            for (CompletableFuture<Long> reader : readers) {
                assertEquals(log.head().size(), reader.get());
            }
        }
        assertFalse(Files.exists(directory.resolve("log.sqlite-wal")));
    }

    /** Reads all entries up to {@code lastHeight} in order and counts them. */
    private static void follow(LogStore log, int lastHeight, CompletableFuture<Long> done) {
        try {
            long position = 0;
            while (log.tip().value() < lastHeight || position < log.head().size()) {
                List<byte[]> entries = log.entries(position, 7, 1 << 20);
                for (byte[] entry : entries) {
                    Height height = log.heightAt(position);
                    InvariantViolation.check(height != null && entry.length > 0, "no height at " + position);
                    position++;
                }
                if (entries.isEmpty()) {
                    log.awaitAbove(log.tip(), 10);
                }
            }
            done.complete(position);
        } catch (InterruptedException | RuntimeException e) {
            done.completeExceptionally(e);
        }
    }
}
