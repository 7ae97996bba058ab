package io.bitcraps.query.read;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A taken seat, ready or not for the next roll. */
@MappedEntity("seat")
public record SeatRow(@Id String tableId, int seat, String player, boolean ready) {}
