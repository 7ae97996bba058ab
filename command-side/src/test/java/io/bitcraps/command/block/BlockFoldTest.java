package io.bitcraps.command.block;

import static io.bitcraps.command.rules.Felts.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Random play in blocks, so tight that now one limit matters, now another. */
class BlockFoldTest {

    private static final int BLOCKS = 40;
    private static final int TABLES = 3;
    private static final Genesis.Limits TIGHT = new Genesis.Limits(8_000, 8, 40, 2, 2, 12);

    @Property(tries = 30)
    void whatIsBuiltIsValidAndFoldsToWhatWasExecuted(@ForAll long seed) {
        var random = new Random(seed);
        var chain = new TestChain();
        chain.tables(TABLES);
        for (int i = 0; i < BLOCKS; i++) {
            SortedMap<Height, Seed> held = some(random, chain.seeds());
            ChainState parent = chain.tip();

            ExecutedBlock built = chain.draft(TIGHT, held, candidates(random, chain));
            String verdict = chain.verdict(TIGHT, held, built.block());
            ExecutedBlock folded = BlockFold.apply(parent, asFinal(built.block(), built.entries()));

            assertEquals("valid", verdict);
            assertEquals(built.block(), folded.block());
            assertEquals(built.locks(), folded.locks());
            assertEquals(built.after().id(), folded.after().id());
            assertEquals(built.after().lockBlocks(), folded.after().lockBlocks());
            assertEquals(built.after().waitingLocks(), folded.after().waitingLocks());
            assertEquals(built.after().log().head(), folded.after().log().head());
            assertEquals(built.after().state().root(), folded.after().state().root());
            chain.add(built);
        }
    }

    @Test
    void refusesABlockThatDoesNotFollow() {
        var chain = new TestChain();
        ExecutedBlock block = chain.draft(TestChain.WIDE, TestChain.NO_SEEDS, List.of());
        Block orphan =
                HeaderEdit.of(block.block()).parent(new BlockId(PAY_TABLE)).block();
        Block other = HeaderEdit.of(block.block()).height(new Height(2)).block();

        assertRefuses("does not follow its parent", chain, asFinal(orphan, block.entries()));
        assertRefuses("does not follow its parent", chain, asFinal(other, block.entries()));
    }

    @Test
    void refusesEntriesThatAreNotInTheLogOfTheHeader() {
        var chain = new TestChain();
        ExecutedBlock block = chain.draft(
                TestChain.WIDE, TestChain.NO_SEEDS, List.of(chain.sign(1, new ActionBody.CreateTable(rules()))));
        List<byte[]> fewer = block.entries().subList(0, block.entries().size() - 1);

        assertRefuses("not the log its header names", chain, asFinal(block.block(), fewer));
    }

    @Test
    void refusesAStateThatIsNotTheHeaders() {
        var chain = new TestChain();
        ExecutedBlock block = chain.draft(TestChain.WIDE, TestChain.NO_SEEDS, List.of());
        Block other = HeaderEdit.of(block.block()).stateRoot(Hash.ZERO).block();

        assertRefuses("its header names " + Hash.ZERO, chain, asFinal(other, block.entries()));
    }

    private static void assertRefuses(String reason, TestChain chain, FinalBlock block) {
        var thrown = assertThrows(InvariantViolation.class, () -> BlockFold.apply(chain.tip(), block));
        assertTrue(String.valueOf(thrown.getMessage()).contains(reason), thrown::toString);
    }

    private static FinalBlock asFinal(Block block, List<byte[]> entries) {
        return new FinalBlock(block.id(), block.header(), entries, null);
    }

    private static SortedMap<Height, Seed> some(Random random, SortedMap<Height, Seed> seeds) {
        SortedMap<Height, Seed> some = new TreeMap<>(seeds);
        some.keySet().removeIf(height -> random.nextInt(3) == 0);
        return some;
    }

    private static List<SignedAction> candidates(Random random, TestChain chain) {
        List<SignedAction> candidates = new ArrayList<>();
        for (int i = random.nextInt(10); i > 0; i--) {
            int player = 1 + random.nextInt(TestChain.PLAYERS);
            Table table = chain.table(TableId.number(1 + random.nextInt(TABLES)));
            candidates.add(chain.sign(player, any(random, player, table)));
        }
        return candidates;
    }

    private static ActionBody any(Random random, int player, Table table) {
        return switch (random.nextInt(12)) {
            case 0 -> new ActionBody.Transfer(key(1 + random.nextInt(TestChain.PLAYERS)), Amount.crap(player), "");
            case 1 -> new ActionBody.LeaveTable(table.id());
            case 2, 3 -> new ActionBody.JoinTable(table.id());
            case 4 -> new ActionBody.TakeDownBets(table.id(), table.roll(), wagers("HARD_6 1"));
            case 5, 6 -> new ActionBody.PlaceBets(table.id(), table.roll(), wagers("PASS 2"));
            case 7 -> new ActionBody.PlaceBets(table.id(), table.roll(), wagers("FIELD 1, HARD_6 1, COME 1"));
            case 8 ->
                random.nextInt(8) == 0 ? new ActionBody.CloseTable(table.id()) : new ActionBody.PassDice(table.id());
            default -> new ActionBody.RollDice(table.id(), table.roll());
        };
    }
}
