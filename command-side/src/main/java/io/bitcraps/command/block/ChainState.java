package io.bitcraps.command.block;

import io.bitcraps.command.rules.Ledger;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.events.state.StateTrie;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The chain after one block: all that the next block is built on. Immutable, and cheap to keep for every block above
 * the last final one, as trie and frontier share their structure.
 *
 * @param timeMs block time of the block
 * @param lockBlocks ids of the ancestors (this block excepted) whose locks still wait for their seed
 */
public record ChainState(
        BlockId id, Height height, long timeMs, StateTrie state, Frontier log, SortedMap<Height, BlockId> lockBlocks) {

    public ChainState {
        lockBlocks = Collections.unmodifiableSortedMap(new TreeMap<>(lockBlocks));
    }

    /** All blocks whose locks wait for their seed, this one included: what its child sees as {@link #lockBlocks}. */
    public SortedMap<Height, BlockId> waitingLocks() {
        SortedMap<Height, BlockId> waiting = new TreeMap<>(lockBlocks);
        if (new Ledger(state)
                .agenda().locks().stream().anyMatch(lock -> lock.height().equals(height))) {
            waiting.put(height, id);
        }
        return waiting;
    }
}
