package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import org.jspecify.annotations.Nullable;

/**
 * The newest final block. Its view is the floor: no vote is cast at or below it any more.
 *
 * @param finality null for genesis only
 */
public record Tip(
        Height height, BlockId block, View view, @Nullable Certificate finality) {

    public static Tip genesis(BlockId block) {
        return new Tip(Height.ZERO, block, View.ZERO, null);
    }
}
