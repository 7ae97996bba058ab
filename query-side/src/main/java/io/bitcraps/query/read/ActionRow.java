package io.bitcraps.query.read;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * A final action.
 *
 * @param kind what it asked for, as in its {@code type} member
 * @param refusal text of the reason, or null if it was carried out
 */
@MappedEntity("action")
public record ActionRow(
        @Id String ticket,
        long logPosition,
        long height,
        String account,
        long nonce,
        String kind,
        @Nullable String refusal) {}
