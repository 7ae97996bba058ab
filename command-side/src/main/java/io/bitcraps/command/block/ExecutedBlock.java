package io.bitcraps.command.block;

import io.bitcraps.events.block.Block;
import java.util.List;

/**
 * A block with what its execution gave.
 *
 * @param entries canonical bytes of the block's entries, in order
 * @param after the chain after it
 * @param locks how many rolls it locks: with any, its finality releases beacon shares
 */
public record ExecutedBlock(Block block, List<byte[]> entries, ChainState after, int locks) {
    public ExecutedBlock {
        entries = List.copyOf(entries);
    }
}
