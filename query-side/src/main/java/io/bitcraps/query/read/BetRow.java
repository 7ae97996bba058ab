package io.bitcraps.query.read;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A standing bet.
 *
 * @param spot the number a come bet or its odds stand on, else 0
 * @param stake in micro-CRAP
 * @param switchedOn whether it works on come-out rolls too
 */
@MappedEntity("bet")
public record BetRow(@Id String tableId, String player, String kind, int spot, long stake, boolean switchedOn) {}
