package io.bitcraps.events.block;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.id.BlockId;
import java.util.List;

/**
 * Header and body: the actions verbatim, in order of execution.
 *
 * @param id the header's, computed by {@code BlockCodec}; carried so that nobody hashes twice
 */
public record Block(BlockId id, BlockHeader header, List<SignedAction> actions) {
    public Block {
        actions = List.copyOf(actions);
    }
}
