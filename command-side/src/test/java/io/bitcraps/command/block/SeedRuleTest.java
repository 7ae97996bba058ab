package io.bitcraps.command.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.TableId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SeedRuleTest {

    private final TestChain chain = new TestChain();

    @Test
    void carriesTheOldestSeedsThatFit() {
        List<Height> locked = lockOneAfterAnother(3);

        ExecutedBlock two = chain.draft(seedsAtMost(2), chain.seeds(), List.of());

        assertEquals(locked.subList(0, 2), heights(two));
        assertEquals("valid", chain.verdict(seedsAtMost(2), chain.seeds(), two.block()));
        assertEquals(
                "more seeds or rolls than a block may settle",
                chain.verdict(seedsAtMost(1), chain.seeds(), two.block()));
    }

    @Test
    void aSeedMayBeLeftOutRightAfterItsLockAndNotLater() {
        Height locked = lockOneAfterAnother(1).getFirst();
        SortedMap<Height, Seed> held = chain.seeds();

        Block next = chain.draft(TestChain.WIDE, TestChain.NO_SEEDS, List.of()).block();
        String right = chain.verdict(TestChain.WIDE, held, next);
        chain.add();
        Block second =
                chain.draft(TestChain.WIDE, TestChain.NO_SEEDS, List.of()).block();
        String later = chain.verdict(TestChain.WIDE, held, second);
        String byOneThatLacksIt = chain.verdict(TestChain.WIDE, TestChain.NO_SEEDS, second);

        assertEquals("valid", right);
        assertEquals("the seed for height " + locked + " is left out", later);
        assertEquals("valid", byOneThatLacksIt);
    }

    /** Who fills a block with the seeds it likes must not get rid of the one it does not. */
    @Test
    void laterSeedsAreNoExcuseForLeavingOutAnEarlierOne() {
        List<Height> locked = lockOneAfterAnother(2);
        chain.add();
        SortedMap<Height, Seed> held = chain.seeds();
        SortedMap<Height, Seed> chosen = held.tailMap(locked.get(1));

        Block block = chain.draft(seedsAtMost(1), chosen, List.of()).block();
        String verdict = chain.verdict(seedsAtMost(1), held, block);

        assertEquals("the seed for height " + locked.getFirst() + " is left out", verdict);
    }

    @Test
    void earlierSeedsAreOne() {
        lockOneAfterAnother(2);
        chain.add();
        SortedMap<Height, Seed> held = chain.seeds();

        Block block = chain.draft(seedsAtMost(1), held, List.of()).block();

        assertEquals("valid", chain.verdict(seedsAtMost(1), held, block));
    }

    @Test
    void refusesASeedForNoLock() {
        lockOneAfterAnother(1);
        Block honest =
                chain.draft(TestChain.WIDE, TestChain.NO_SEEDS, List.of()).block();
        Height none = new Height(1);

        Block block = with(honest, List.of(TestChain.seed(none, new BlockId(Hash.ZERO))));

        assertEquals(
                "a seed for height 1, which waits for none", chain.verdict(TestChain.WIDE, TestChain.NO_SEEDS, block));
    }

    @Test
    void refusesASeedThatIsNotTheCommittees() {
        Height locked = lockOneAfterAnother(1).getFirst();
        Block honest = chain.draft(TestChain.WIDE, chain.seeds(), List.of()).block();
        byte[] other = new byte[Seed.BYTES];
        Arrays.fill(other, (byte) 1);

        Block block = with(honest, List.of(new Seed(locked, other)));

        assertEquals(
                "a seed for height " + locked + " is not the committee's",
                chain.verdict(TestChain.WIDE, TestChain.NO_SEEDS, block));
    }

    @Test
    void refusesSeedsOutOfOrderOrTwice() {
        lockOneAfterAnother(2);
        Block honest = chain.draft(TestChain.WIDE, chain.seeds(), List.of()).block();
        List<Seed> seeds = honest.header().seeds();

        String turned = chain.verdict(TestChain.WIDE, chain.seeds(), with(honest, seeds.reversed()));
        String twice =
                chain.verdict(TestChain.WIDE, chain.seeds(), with(honest, List.of(seeds.getFirst(), seeds.getFirst())));

        assertEquals("seeds are not in ascending height", turned);
        assertEquals("seeds are not in ascending height", twice);
    }

    @Test
    void aLockWaitsInEveryStateUntilItsSeedIsCarried() {
        List<Height> locked = lockOneAfterAnother(2);
        List<Height> before = List.copyOf(chain.tip().waitingLocks().keySet());

        SortedMap<Height, Seed> first = new TreeMap<>(chain.seeds().headMap(locked.get(1)));
        chain.add(chain.draft(TestChain.WIDE, first, List.of()));

        assertEquals(locked, before);
        assertEquals(
                locked.subList(1, 2), List.copyOf(chain.tip().waitingLocks().keySet()));
    }

    /** Locks the roll of so many tables, each in a block of its own. */
    private List<Height> lockOneAfterAnother(int count) {
        List<Height> heights = new ArrayList<>();
        int player = 1;
        for (TableId table : chain.tables(count)) {
            heights.add(chain.add(chain.roll(player++, table)).block().header().height());
        }
        return heights;
    }

    private static Genesis.Limits seedsAtMost(int seeds) {
        Genesis.Limits wide = TestChain.WIDE;
        return new Genesis.Limits(
                wide.blockBytes(),
                wide.blockActions(),
                wide.blockEntries(),
                seeds,
                wide.blockRolls(),
                wide.rollSettlements());
    }

    private static List<Height> heights(ExecutedBlock block) {
        return block.block().header().seeds().stream().map(Seed::height).toList();
    }

    private static Block with(Block block, List<Seed> seeds) {
        return HeaderEdit.of(block).seeds(seeds).block();
    }
}
