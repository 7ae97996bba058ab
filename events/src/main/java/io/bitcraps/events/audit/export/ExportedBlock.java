package io.bitcraps.events.audit.export;

import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.id.BlockId;
import org.jspecify.annotations.Nullable;

/**
 * What an export says of one height beside its entries.
 *
 * @param id of the header
 * @param finality certificate of this block, or null where a later one covers it
 */
public record ExportedBlock(
        BlockId id, BlockHeader header, @Nullable Certificate finality) {}
