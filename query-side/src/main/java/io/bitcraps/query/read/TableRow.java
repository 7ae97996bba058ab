package io.bitcraps.query.read;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A table; amounts in micro-CRAP.
 *
 * @param phase waiting, open, closing or closed
 * @param pointNumber 0 while off
 * @param shooter seat that throws next, -1 while nobody is seated
 * @param lockHeight height of the block that holds the lock, -1 while not locked
 */
@MappedEntity("craps_table")
public record TableRow(
        @Id String id,
        long createdPosition,
        String creator,
        String name,
        long minimum,
        long maximum,
        String payTable,
        int seats,
        int minPlayers,
        long ante,
        long minBetTimeMs,
        long rollClockMs,
        boolean openToAll,
        String phase,
        long nextRoll,
        long hands,
        int pointNumber,
        int shooter,
        boolean locked,
        long lockHeight,
        long lastSettledMs) {}
