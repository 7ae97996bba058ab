package io.bitcraps.node.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.store.StoreFailure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bit of its files a disk alters, a log returns what was written or stops with a sentence. */
class DamagedLogTest {

    private static final int FLIPS = 700;
    private static final byte[] NOTE = TestChain.ascii("a checkpoint, for all that a store knows");

    @TempDir
    Path directory;

    private final TestChain chain = new TestChain(60);
    private final List<FinalBlock> blocks = new ArrayList<>();
    private Cosigned cosigned = new Cosigned(0, chain.genesis().header().after().root(), 0);

    private Path file() {
        return directory.resolve("log.sqlite");
    }

    private Path writeAheadLog() {
        return directory.resolve("log.sqlite-wal");
    }

    /** Blocks with and without certificates, over three tiles and half of one. */
    private void write(SqliteLog log) {
        for (int i = 0; i < 12; i++) {
            blocks.add(chain.nextUncertified(i));
            blocks.add(chain.next(2 * i));
        }
        blocks.add(chain.next(160));
        blocks.add(chain.next(3));
        log.append(blocks.subList(0, 9));
        log.append(blocks.subList(9, blocks.size()));
        cosigned = new Cosigned(log.head().size(), log.head().root(), 1_234);
        log.recordCosigned(cosigned);
        log.putCheckpoint(NOTE);
    }

    private byte[] written() throws IOException {
        try (SqliteLog log = SqliteLog.open(file(), chain.genesis())) {
            write(log);
        }
        return Files.readAllBytes(file());
    }

    /** That all is there and as it was written; what can be collected or known again may be that instead. */
    private void requireAll(SqliteLog log) {
        assertEquals(new Height(blocks.size()), log.tip());
        for (FinalBlock block : blocks) {
            Height height = block.header().height();
            assertTrue(TestChain.sameBlock(block, log.block(height)));
            assertEquals(block.header(), log.header(height));
            long position = block.header().before().size();
            for (byte[] entry : block.entries()) {
                assertEquals(height, log.heightAt(position));
                OptionalLong expected = entry[0] == '{' ? OptionalLong.empty() : OptionalLong.of(position);
                assertEquals(expected, log.position(Sha256.hash(entry)));
                assertArrayEquals(entry, log.entries(position, 1, 1).getFirst());
                position++;
            }
        }
        NaiveTree.requireTiles(log, chain.genesis(), blocks);
        if (log.checkpoint() != null) {
            assertArrayEquals(NOTE, log.checkpoint());
        }
        assertEquals(cosigned.size(), Objects.requireNonNull(log.cosigned()).size());
        assertEquals(cosigned.root(), Objects.requireNonNull(log.cosigned()).root());
    }

    private static void requireSentence(StoreFailure failure) {
        String sentence = String.valueOf(failure.getMessage());
        assertTrue(sentence.contains("log.sqlite"), sentence);
        assertFalse(sentence.contains("\n"), sentence);
        if (failure.reason() == Reason.DAMAGED) {
            assertTrue(sentence.endsWith("the log is fetched from the other validators"), sentence);
        }
        Height height = failure.height();
        assertTrue(height == null || sentence.contains("at height " + height + ": "), sentence);
    }

    @Test
    void returnsWhatWasWrittenOrStopsWhateverBitOfTheFileIsAltered() throws IOException {
        byte[] whole = written();
        Random random = new Random(61);
        int stopped = 0;

        for (int i = 0; i < FLIPS; i++) {
            byte[] flipped = whole.clone();
            int at = random.nextInt(whole.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file(), flipped);
            try (SqliteLog log = SqliteLog.open(file(), chain.genesis())) {
                requireAll(log);
            } catch (StoreFailure e) {
                requireSentence(e);
                stopped++;
            } catch (AssertionError e) {
                throw new AssertionError("bit flipped in byte " + at, e);
            }
        }

        assertTrue(stopped > FLIPS / 4 && stopped < FLIPS, stopped + " stopped");
    }

    @Test
    void whatItMadeGoodStaysGood() throws IOException {
        byte[] whole = written();
        Random random = new Random(62);
        int found = 0;

        for (int i = 0; i < FLIPS; i++) {
            byte[] flipped = whole.clone();
            flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file(), flipped);
            if (isFoundByACheck() && isMadeGood()) {
                found++;
                try (SqliteLog log = SqliteLog.openToCheck(file(), chain.genesis())) {
                    requireAll(log);
                }
            }
        }

        assertTrue(found > 0, "no flip was made good");
    }

    private boolean isFoundByACheck() {
        try (SqliteLog log = SqliteLog.openToCheck(file(), chain.genesis())) {
            requireAll(log);
            return false;
        } catch (StoreFailure e) {
            requireSentence(e);
            return true;
        }
    }

    private boolean isMadeGood() {
        try (SqliteLog log = SqliteLog.open(file(), chain.genesis())) {
            requireAll(log);
            return true;
        } catch (StoreFailure e) {
            return false;
        }
    }

    /** SQLite takes a damaged end of its write-ahead log for a torn one: the log is shorter then, and never wrong. */
    @Test
    void returnsABeginningOfWhatWasWrittenWhateverBitOfTheWriteAheadLogIsAltered() throws IOException {
        byte[] main;
        byte[] ahead;
        try (SqliteLog log = SqliteLog.open(file(), chain.genesis())) {
            write(log);
            main = Files.readAllBytes(file());
            ahead = Files.readAllBytes(writeAheadLog());
        }
        Random random = new Random(63);

        for (int i = 0; i < FLIPS / 10; i++) {
            byte[] flipped = ahead.clone();
            flipped[random.nextInt(ahead.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file(), main);
            Files.write(writeAheadLog(), flipped);
            try (SqliteLog log = SqliteLog.open(file(), chain.genesis())) {
                int kept = (int) log.tip().value();
                if (kept < blocks.size()) {
                    log.append(blocks.subList(kept, blocks.size()));
                }
                log.recordCosigned(cosigned);
                requireAll(log);
            } catch (StoreFailure e) {
                requireSentence(e);
            }
        }
    }
}
