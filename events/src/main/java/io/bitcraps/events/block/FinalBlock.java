package io.bitcraps.events.block;

import io.bitcraps.events.id.BlockId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block that is certain, as it is stored and sent to those who catch up.
 *
 * @param entries canonical bytes of the block's entries, in order, from log position {@code header.before().size()};
 *     the action entries among them are the block's body
 * @param finality certificate of this block, or null where a later block's certificate covers it
 */
public record FinalBlock(
        BlockId id,
        BlockHeader header,
        List<byte[]> entries,
        @Nullable Certificate finality) {
    public FinalBlock {
        entries = List.copyOf(entries);
    }
}
