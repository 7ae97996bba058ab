package io.bitcraps.command.block;

import io.bitcraps.command.rules.BlockContext;
import io.bitcraps.command.rules.Ledger;
import io.bitcraps.command.rules.Rules;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.EntryCodec;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.events.state.StateTrie;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Folds final blocks: what happened is applied, never decided again, so that rules may change and facts may not. Used
 * by replay and by catching up; the caller has checked that a certificate covers the block.
 */
public final class BlockFold {

    private BlockFold() {}

    /**
     * The chain after {@code block}.
     *
     * @throws InvariantViolation unless the block follows {@code parent} and its entries give exactly the log and the
     *     state that its header names
     */
    public static ExecutedBlock apply(ChainState parent, FinalBlock block) {
        BlockHeader header = block.header();
        check(
                header.parent().equals(parent.id())
                        && header.height().equals(parent.height().next()),
                header,
                "does not follow its parent");
        Frontier log = parent.log().appendEntries(block.entries());
        check(header.before().equals(parent.log().head()), header, "names another log before it");
        check(
                header.after().equals(log.head()),
                header,
                "has entries that give log root " + log.head().root() + " at size " + log.size()
                        + ", not the log its header names");
        Ledger ledger = new Ledger(parent.state());
        SortedMap<Height, BlockId> lockBlocks = parent.waitingLocks();
        BlockContext context = new BlockContext(header.height(), header.timeMs());
        List<SignedAction> actions = new ArrayList<>();
        int locks = 0;
        for (byte[] bytes : block.entries()) {
            Entry entry = EntryCodec.decodeTrusted(bytes);
            Rules.evolve(ledger, entry, context);
            switch (entry) {
                case Entry.ActionEntry action -> actions.add(action.action());
                case Entry.EventEntry(Event.RollLocked lock) -> locks++;
                case Entry.EventEntry(Event.SeedRevealed seed) -> lockBlocks.remove(seed.height());
                case Entry.EventEntry other -> {}
                case Entry.BlockEntry opening -> {}
                case Entry.GenesisEntry genesis -> {}
            }
        }
        StateTrie state = ledger.commit();
        Hash root = state.root();
        check(
                header.stateRoot().equals(root),
                header,
                "gives state root " + root + ", its header names " + header.stateRoot());
        ChainState after = new ChainState(block.id(), header.height(), header.timeMs(), state, log, lockBlocks);
        return new ExecutedBlock(new Block(block.id(), header, actions), block.entries(), after, locks);
    }

    private static void check(boolean holds, BlockHeader header, String what) {
        InvariantViolation.check(holds, "block at height " + header.height() + " " + what);
    }
}
