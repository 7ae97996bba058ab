package io.bitcraps.node.store;

import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.events.state.StateTrie;

/**
 * All that execution needs to go on after a block. A disk vouches for nothing: whoever loads one compares the root of
 * {@code state} and the head of {@code log} with a certified header.
 *
 * @param block id of the block at {@code height}
 * @param log right edge of the log's tree after it
 * @param state after it
 */
public record Snapshot(Height height, BlockId block, Frontier log, StateTrie state) {}
