package io.bitcraps.command.block;

import static io.bitcraps.command.rules.Felts.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.rules.BlockContext;
import io.bitcraps.command.rules.roll.SettlementSize;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** At each limit a block is accepted, by one less it is refused, and a leader under that limit builds a smaller one. */
class BlockLimitsTest {

    private static final String NEXT_COULD_NOT_SETTLE = "the next block could not settle another roll";
    private static final String TOO_MANY_ENTRIES = "the block holds as many entries, or bytes of them, as allowed";
    private static final String TOO_MUCH_SETTLED = "more seeds or rolls than a block may settle";

    private static final SettlementSize ROLL_OF_ONE_BET = SettlementSize.of(1, 1);

    private final TestChain chain = new TestChain();

    @Test
    void holdsAsManyActionsAsAllowed() {
        List<SignedAction> three = transfers(3);
        ExecutedBlock block = chain.draft(TestChain.WIDE, TestChain.NO_SEEDS, three);

        accepts(limits().actions(3), TestChain.NO_SEEDS, block);
        refuses(limits().actions(2), TestChain.NO_SEEDS, block, "the block holds as many actions as allowed");
        assertEquals(2, built(limits().actions(2), three).block().actions().size());
    }

    @Test
    void holdsAsManyBytesOfActionsAsAllowed() {
        List<SignedAction> three = transfers(3);
        int bytes = three.stream().mapToInt(action -> action.jws().length + 2).sum();
        ExecutedBlock block = chain.draft(TestChain.WIDE, TestChain.NO_SEEDS, three);

        accepts(limits().bytes(bytes), TestChain.NO_SEEDS, block);
        refuses(limits().bytes(bytes - 1), TestChain.NO_SEEDS, block, "the body has more bytes than allowed");
        assertEquals(
                2, built(limits().bytes(bytes - 1), three).block().actions().size());
    }

    @Test
    void holdsAsManyEntriesAsAllowed() {
        List<SignedAction> three = transfers(3);
        ExecutedBlock block = chain.draft(TestChain.WIDE, TestChain.NO_SEEDS, three);
        int entries = block.entries().size();

        accepts(limits().entries(entries), TestChain.NO_SEEDS, block);
        refuses(limits().entries(entries - 1), TestChain.NO_SEEDS, block, TOO_MANY_ENTRIES);
        assertEquals(
                2, built(limits().entries(entries - 1), three).block().actions().size());
    }

    @Test
    void entriesTakeThreeTimesTheBytesOfActions() {
        SignedAction closes = closingOfAFullTable();
        ExecutedBlock block = chain.draft(TestChain.WIDE, TestChain.NO_SEEDS, List.of(closes));
        int third = Math.ceilDiv(
                block.entries().stream().mapToInt(entry -> entry.length).sum(), 3);

        accepts(limits().bytes(third), TestChain.NO_SEEDS, block);
        refuses(limits().bytes(third - 1), TestChain.NO_SEEDS, block, TOO_MANY_ENTRIES);
    }

    @Test
    void locksAsManyRollsAsTheNextBlockMaySettle() {
        List<SignedAction> three = rolls(3);
        ExecutedBlock block = chain.draft(TestChain.WIDE, TestChain.NO_SEEDS, three);

        accepts(limits().rolls(3), TestChain.NO_SEEDS, block);
        refuses(limits().rolls(2), TestChain.NO_SEEDS, block, NEXT_COULD_NOT_SETTLE);
        assertEquals(2, built(limits().rolls(2), three).locks());
    }

    @Test
    void locksRollsWhoseSettlementFitsTheNextBlocksBytes() {
        List<SignedAction> three = rolls(3);
        ExecutedBlock block = chain.draft(TestChain.WIDE, TestChain.NO_SEEDS, three);
        int bytes = Math.toIntExact(3 * ROLL_OF_ONE_BET.bytes());

        accepts(limits().bytes(bytes), TestChain.NO_SEEDS, block);
        refuses(limits().bytes(bytes - 1), TestChain.NO_SEEDS, block, NEXT_COULD_NOT_SETTLE);
        assertEquals(2, built(limits().bytes(bytes - 1), three).locks());
    }

    @Test
    void locksRollsWhoseSettlementFitsTheNextBlocksEntries() {
        List<SignedAction> three = rolls(3);
        ExecutedBlock block = chain.draft(TestChain.WIDE, TestChain.NO_SEEDS, three);
        int entries = Math.toIntExact(BlockContext.OPENING_ENTRIES + 3 * ROLL_OF_ONE_BET.entries());

        accepts(limits().entries(entries), TestChain.NO_SEEDS, block);
        refuses(limits().entries(entries - 1), TestChain.NO_SEEDS, block, NEXT_COULD_NOT_SETTLE);
        assertEquals(2, built(limits().entries(entries - 1), three).locks());
    }

    @Test
    void carriesSeedsWhoseSettlementFits() {
        rolls(3).forEach(chain::add);
        SortedMap<Height, Seed> seeds = chain.seeds();
        ExecutedBlock block = chain.draft(TestChain.WIDE, seeds, List.of());
        int bytes = Math.toIntExact(3 * ROLL_OF_ONE_BET.bytes());
        int entries = Math.toIntExact(BlockContext.OPENING_ENTRIES + 3 * ROLL_OF_ONE_BET.entries());

        accepts(limits().seeds(3).rolls(3).bytes(bytes).entries(entries), seeds, block);
        for (LimitsEdit oneLess : List.of(
                limits().seeds(2), limits().rolls(2), limits().bytes(bytes - 1), limits().entries(entries - 1))) {
            refuses(oneLess, seeds, block, TOO_MUCH_SETTLED);
            ExecutedBlock smaller = chain.draft(oneLess.limits(), seeds, List.of());
            assertEquals(2, smaller.block().header().seeds().size());
            accepts(oneLess, seeds, smaller);
        }
    }

    /** What one block may lock always fits the next: nothing else could ever settle it. */
    @Test
    void theNextBlockSettlesWhateverOneBlockLocked() {
        LimitsEdit tight = limits().bytes(Math.toIntExact(2 * ROLL_OF_ONE_BET.bytes()));
        chain.add(built(tight, rolls(3)));

        ExecutedBlock next = chain.draft(tight.limits(), chain.seeds(), List.of());

        assertEquals(1, next.block().header().seeds().size());
        assertEquals(List.of(), next.after().waitingLocks().keySet().stream().toList());
    }

    private void accepts(LimitsEdit limits, SortedMap<Height, Seed> held, ExecutedBlock block) {
        assertEquals("valid", chain.verdict(limits.limits(), held, block.block()));
    }

    private void refuses(LimitsEdit limits, SortedMap<Height, Seed> held, ExecutedBlock block, String reason) {
        String verdict = chain.verdict(limits.limits(), held, block.block());
        assertTrue(verdict.endsWith(reason), verdict);
    }

    private ExecutedBlock built(LimitsEdit limits, List<SignedAction> candidates) {
        return chain.draft(limits.limits(), TestChain.NO_SEEDS, candidates);
    }

    private List<SignedAction> transfers(int count) {
        List<SignedAction> transfers = new ArrayList<>();
        for (int player = 1; player <= count; player++) {
            transfers.add(chain.sign(player, new ActionBody.Transfer(key(5), Amount.crap(1), "")));
        }
        return transfers;
    }

    private List<SignedAction> rolls(int count) {
        List<SignedAction> rolls = new ArrayList<>();
        int player = 1;
        for (TableId table : chain.tables(count)) {
            rolls.add(chain.roll(player++, table));
        }
        return rolls;
    }

    private SignedAction closingOfAFullTable() {
        chain.add(chain.sign(1, new ActionBody.CreateTable(rules())));
        for (int player = 1; player <= rules().seats(); player++) {
            chain.add(chain.sign(player, new ActionBody.JoinTable(T1)));
        }
        return chain.sign(1, new ActionBody.CloseTable(T1));
    }

    private static LimitsEdit limits() {
        return new LimitsEdit();
    }

    /** The wide limits, but for what a test narrows. */
    private static final class LimitsEdit {

        private int bytes = TestChain.WIDE.blockBytes();
        private int actions = TestChain.WIDE.blockActions();
        private int entries = TestChain.WIDE.blockEntries();
        private int seeds = TestChain.WIDE.blockSeeds();
        private int rolls = TestChain.WIDE.blockRolls();

        LimitsEdit bytes(int value) {
            bytes = value;
            return this;
        }

        LimitsEdit actions(int value) {
            actions = value;
            return this;
        }

        LimitsEdit entries(int value) {
            entries = value;
            return this;
        }

        LimitsEdit seeds(int value) {
            seeds = value;
            return this;
        }

        LimitsEdit rolls(int value) {
            rolls = value;
            return this;
        }

        Genesis.Limits limits() {
            return new Genesis.Limits(bytes, actions, entries, seeds, rolls, TestChain.WIDE.rollSettlements());
        }
    }
}
