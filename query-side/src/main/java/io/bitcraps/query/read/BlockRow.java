package io.bitcraps.query.read;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A final block.
 *
 * @param proposer index in the committee, -1 for genesis
 * @param timeMs block time
 * @param parent id of the parent, lower-case hex; empty for genesis
 * @param firstPosition log position of its first entry
 * @param refused how many of its actions were not carried out
 */
@MappedEntity("block")
public record BlockRow(
        @Id long height,
        long epoch,
        long viewNumber,
        int proposer,
        long timeMs,
        String parent,
        long firstPosition,
        int entries,
        int actions,
        int refused) {}
