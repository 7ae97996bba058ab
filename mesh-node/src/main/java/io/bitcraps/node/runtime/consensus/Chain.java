package io.bitcraps.node.runtime.consensus;

import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What this node has executed above the last final block, and the chain after that block. The consensus thread's own;
 * consensus bounds how many blocks are open.
 */
public final class Chain {

    private final Map<BlockId, ExecutedBlock> open = new HashMap<>();
    /** Actions of each final block that is not durable; the publisher's bound is theirs. */
    private final TreeMap<Height, Integer> writing = new TreeMap<>();

    private ChainState last;

    public Chain(ChainState last) {
        this.last = last;
    }

    /** The chain after the last final block. */
    ChainState last() {
        return last;
    }

    void executed(ExecutedBlock block) {
        open.put(block.block().id(), block);
    }

    /** The chain after an executed block or the last final one; null if it is neither. */
    @Nullable
    ChainState after(BlockId id) {
        if (id.equals(last.id())) {
            return last;
        }
        ExecutedBlock block = open.get(id);
        return block == null ? null : block.after();
    }

    @Nullable
    ExecutedBlock executed(BlockId id) {
        return open.get(id);
    }

    /** How many actions the blocks up to this one hold that are not yet durable: the mempool has these still. */
    int actionsUpTo(BlockId id) {
        int actions = writing.values().stream().mapToInt(Integer::intValue).sum();
        for (ExecutedBlock block = open.get(id); block != null; ) {
            actions += block.block().actions().size();
            block = open.get(block.block().header().parent());
        }
        return actions;
    }

    /** The block is final: it follows the last final one. */
    ExecutedBlock finalized(BlockId id) {
        ExecutedBlock block = Objects.requireNonNull(open.remove(id), "a final block was executed");
        last = block.after();
        writing.put(last.height(), block.block().actions().size());
        return block;
    }

    void durable(Height height) {
        writing.headMap(height, true).clear();
    }

    void drop(BlockId id) {
        open.remove(id);
    }

    /** The chain moved on by itself: everything open is behind it. */
    void jump(ChainState last) {
        this.last = last;
        open.values().removeIf(block -> block.after().height().compareTo(last.height()) <= 0);
    }

    int openBlocks() {
        return open.size();
    }
}
