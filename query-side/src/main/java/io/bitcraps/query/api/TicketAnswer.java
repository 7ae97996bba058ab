package io.bitcraps.query.api;

import io.bitcraps.events.codec.JsonWriter;
import io.bitcraps.events.id.Hash;
import io.bitcraps.query.port.Ingress.Ticket;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * Where a submitted action stands.
 *
 * @param status {@code pending} or {@code final}
 * @param position of the action in the log, once final
 * @param height of its block, once final
 */
@Serdeable
public record TicketAnswer(
        String ticket,
        String status,
        @Nullable Long position,
        @Nullable Long height) {

    boolean isFinal() {
        return position != null;
    }

    /** As the API's JSON. */
    void write(JsonWriter writer) {
        writer.beginObject().name("ticket").string(ticket).name("status").string(status);
        if (position != null) {
            writer.name("position").number(position);
        }
        if (height != null) {
            writer.name("height").number(height);
        }
        writer.endObject();
    }

    static TicketAnswer pending(Hash ticket) {
        return new TicketAnswer(ticket.hex(), "pending", null, null);
    }

    static TicketAnswer reached(Hash ticket, Ticket.Final place) {
        return new TicketAnswer(
                ticket.hex(), "final", place.position(), place.height().value());
    }
}
