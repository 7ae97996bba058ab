package io.bitcraps.command.block;

import io.bitcraps.events.block.Seed;
import io.bitcraps.events.id.BlockId;

/** Whether a seed is the group signature over chain, epoch, the seed's height and the id of the block at it. */
public interface SeedCheck {

    boolean holds(Seed seed, BlockId lockBlock);
}
