package io.bitcraps.events.block;

import io.bitcraps.events.id.BlockId;

/** Whether a seed is the group signature over chain, epoch, the seed's height and the id of the block at it. */
@FunctionalInterface
public interface SeedCheck {

    boolean holds(Seed seed, BlockId lockBlock);
}
