package io.bitcraps.query.read;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * What one event did to one account; amounts in micro-CRAP.
 *
 * @param logPosition of the event
 * @param event text of its type
 * @param available what could be spent after it
 * @param held antes and deposits after it
 */
@MappedEntity("history")
public record HistoryRow(
        String account,
        @Id long logPosition,
        long height,
        long timeMs,
        String event,
        long availableChange,
        long heldChange,
        long available,
        long held) {}
