package io.bitcraps.query.read;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * A roll, from its lock on; what the dice decide is null until they have fallen.
 *
 * @param hand number of the hand at its table, from 0
 * @param exposure in micro-CRAP
 */
@MappedEntity("round")
public record RoundRow(
        String tableId,
        @Id long roll,
        long hand,
        long lockHeight,
        long lockPosition,
        String betsHash,
        long exposure,
        @Nullable Integer firstDie,
        @Nullable Integer secondDie,
        @Nullable Integer pointAfter,
        @Nullable Boolean sevenOut,
        @Nullable Long rolledHeight,
        @Nullable Long rolledPosition,
        @Nullable Long rolledMs) {}
