package io.bitcraps.query.read;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * What a roll did to one bet; amounts in micro-CRAP.
 *
 * @param outcome won, lost, pushed or travelled
 * @param movedTo number a come bet travelled to, else 0
 */
@MappedEntity("settlement")
public record SettlementRow(
        @Id long logPosition,
        int ordinal,
        String tableId,
        long roll,
        String player,
        String kind,
        int spot,
        String outcome,
        long stake,
        long winnings,
        int movedTo) {}
