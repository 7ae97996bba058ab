package io.bitcraps.node.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.store.Cosigned.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every {@link LogStore} keeps to. */
public interface LogStoreContract {

    /** A new log that holds only this block; closed by the caller. */
    LogStore begin(FinalBlock genesis);

    @Test
    default void beginsWithGenesis() {
        TestChain chain = new TestChain(1);

        try (LogStore log = begin(chain.genesis())) {
            assertEquals(Height.ZERO, log.tip());
            assertEquals(chain.genesis().header().after(), log.head());
            assertTrue(TestChain.sameBlock(chain.genesis(), log.block(Height.ZERO)));
            assertNull(log.block(new Height(1)));
            assertNull(log.checkpoint());
            assertNull(log.cosigned());
        }
    }

    @Test
    default void returnsWhatWasAppended() {
        TestChain chain = new TestChain(2);
        List<FinalBlock> blocks = chain.next(5, 3);

        try (LogStore log = begin(chain.genesis())) {
            log.append(blocks);

            assertEquals(new Height(5), log.tip());
            assertEquals(blocks.getLast().header().after(), log.head());
            for (FinalBlock block : blocks) {
                assertTrue(TestChain.sameBlock(block, log.block(block.header().height())));
                assertEquals(block.header(), log.header(block.header().height()));
            }
        }
    }

    @Test
    default void findsEveryPositionAndTicket() {
        TestChain chain = new TestChain(3);
        List<FinalBlock> blocks = chain.next(4, 70);

        try (LogStore log = begin(chain.genesis())) {
            log.append(blocks);

            for (FinalBlock block : blocks) {
                long position = block.header().before().size();
                for (byte[] entry : block.entries()) {
                    assertEquals(block.header().height(), log.heightAt(position));
                    OptionalLong expected = entry[0] == '{' ? OptionalLong.empty() : OptionalLong.of(position);
                    assertEquals(expected, log.position(Sha256.hash(entry)));
                    position++;
                }
            }
            assertNull(log.heightAt(log.head().size()));
            assertNull(log.heightAt(-1));
            assertEquals(OptionalLong.empty(), log.position(Hash.ZERO));
        }
    }

    @Test
    default void readsEntriesAcrossBlocksUpToTheLimits() {
        TestChain chain = new TestChain(4);
        List<FinalBlock> blocks = chain.next(6, 2);
        List<byte[]> all = new ArrayList<>(chain.genesis().entries());
        blocks.forEach(block -> all.addAll(block.entries()));

        try (LogStore log = begin(chain.genesis())) {
            log.append(blocks);

            assertTrue(TestChain.sameEntries(all, log.entries(0, 1_000, 1 << 20)));
            assertTrue(TestChain.sameEntries(all.subList(4, 15), log.entries(4, 11, 1 << 20)));
            assertTrue(TestChain.sameEntries(all.subList(7, 8), log.entries(7, 100, 1)));
            int two = all.get(9).length + all.get(10).length;
            assertTrue(TestChain.sameEntries(all.subList(9, 11), log.entries(9, 100, two)));
            assertEquals(List.of(), log.entries(all.size(), 10, 100));
        }
    }

    @Test
    default void servesTheTilesThatHashToTheRoot() {
        TestChain chain = new TestChain(5);
        List<FinalBlock> blocks = chain.next(20, 41);

        try (LogStore log = begin(chain.genesis())) {
            for (FinalBlock block : blocks) {
                log.append(List.of(block));

                NaiveTree.requireTiles(log, chain.genesis(), blocks);
            }

            assertNull(log.tile(3, 0));
            assertNull(log.tile(0, 1_000));
            assertNull(log.tile(-1, 0));
        }
    }

    @Test
    default void refusesABlockThatDoesNotFollow() {
        TestChain chain = new TestChain(6);
        FinalBlock first = chain.next(1);
        FinalBlock second = chain.next(1);
        FinalBlock stranger = new TestChain(7).next(1);

        try (LogStore log = begin(chain.genesis())) {
            assertThrows(InvariantViolation.class, () -> log.append(List.of(second)));
            assertThrows(InvariantViolation.class, () -> log.append(List.of(stranger)));
            assertThrows(InvariantViolation.class, () -> log.append(List.of(first, first)));
            assertEquals(Height.ZERO, log.tip());
            log.append(List.of(first, second));
            assertThrows(InvariantViolation.class, () -> log.append(List.of(second)));
            assertEquals(new Height(2), log.tip());
        }
    }

    @Test
    default void refusesEntriesThatAreNotTheTreeOfTheHeader() {
        TestChain chain = new TestChain(8);
        FinalBlock block = chain.next(2);
        List<byte[]> altered = new ArrayList<>(block.entries());
        altered.set(2, TestChain.ascii("{\"more\":1}"));

        try (LogStore log = begin(chain.genesis())) {
            assertThrows(
                    InvariantViolation.class,
                    () -> log.append(List.of(new FinalBlock(block.id(), block.header(), altered, null))));
            assertEquals(Height.ZERO, log.tip());
            assertEquals(
                    OptionalLong.empty(),
                    log.position(Sha256.hash(block.entries().get(1))));
            log.append(List.of(block));
        }
    }

    @Test
    default void refusesAHeaderThatIsNotItsId() {
        TestChain chain = new TestChain(9);
        FinalBlock block = chain.next(2);
        BlockHeader header = chain.genesis().header();
        FinalBlock renamed = new FinalBlock(chain.genesis().id(), block.header(), block.entries(), null);

        try (LogStore log = begin(chain.genesis())) {
            assertThrows(InvariantViolation.class, () -> log.append(List.of(renamed)));
            assertEquals(header, log.header(log.tip()));
        }
    }

    @Test
    default void returnsABlockWithItsCertificateAndOneWithoutWithout() {
        TestChain chain = new TestChain(10);
        FinalBlock covered = chain.nextUncertified(1);
        FinalBlock certified = chain.next(1);

        try (LogStore log = begin(chain.genesis())) {
            log.append(List.of(covered, certified));

            assertTrue(TestChain.sameBlock(covered, log.block(new Height(1))));
            assertTrue(TestChain.sameBlock(certified, log.block(new Height(2))));
        }
    }

    @Test
    default void refusesACertificateForAnotherBlock() {
        TestChain chain = new TestChain(11);
        FinalBlock first = chain.nextUncertified(1);
        FinalBlock second = chain.nextUncertified(1);
        var wrong = new FinalBlock(first.id(), first.header(), first.entries(), TestChain.certificate(second));

        try (LogStore log = begin(chain.genesis())) {
            assertThrows(InvariantViolation.class, () -> log.append(List.of(wrong)));
            assertEquals(Height.ZERO, log.tip());
        }
    }

    @Test
    default void keepsTheNewestCheckpoint() {
        try (LogStore log = begin(new TestChain(12).genesis())) {
            log.putCheckpoint(TestChain.ascii("one"));
            log.putCheckpoint(TestChain.ascii("two"));

            assertArrayEquals(TestChain.ascii("two"), log.checkpoint());
        }
    }

    @Test
    default void neverVouchesForASmallerOrAnotherTreeNorGoesBackInTime() {
        LogHead head = new TestChain(13).genesis().header().after();
        Cosigned first = new Cosigned(10, head.root(), 100);

        try (LogStore log = begin(new TestChain(13).genesis())) {
            assertEquals(Verdict.RECORDED, log.recordCosigned(first));
            assertEquals(Verdict.RECORDED, log.recordCosigned(first));
            assertEquals(Verdict.SMALLER_SIZE, log.recordCosigned(new Cosigned(9, head.root(), 200)));
            assertEquals(Verdict.OTHER_ROOT, log.recordCosigned(new Cosigned(10, Hash.ZERO, 200)));
            assertEquals(Verdict.EARLIER_TIME, log.recordCosigned(new Cosigned(11, Hash.ZERO, 99)));
            assertEquals(first, log.cosigned());
            assertEquals(Verdict.RECORDED, log.recordCosigned(new Cosigned(11, Hash.ZERO, 100)));
        }
    }

    @Test
    default void wakesWhoWaitsForAHeight() throws Exception {
        TestChain chain = new TestChain(14);
        List<FinalBlock> blocks = chain.next(2, 1);

        try (LogStore log = begin(chain.genesis())) {
            CompletableFuture<Boolean> woken = new CompletableFuture<>();
            Thread waiting = Thread.ofVirtual().start(() -> complete(woken, log));
            log.append(blocks);

            waiting.join();
            assertTrue(woken.get());
            assertFalse(log.awaitAbove(new Height(2), 0));
        }
    }

    private static void complete(CompletableFuture<Boolean> woken, LogStore log) {
        try {
            woken.complete(log.awaitAbove(new Height(1), 60_000));
        } catch (InterruptedException e) {
            woken.completeExceptionally(e);
        }
    }
}
