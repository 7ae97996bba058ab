package io.bitcraps.query.api;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Canonical JSON as a part of an answer, member for member. */
@Singleton
final class EventTrees {

    private final JsonMapper json;

    EventTrees(JsonMapper json) {
        this.json = json;
    }

    JsonNode of(byte[] canonical) {
        try {
            return json.readValue(canonical, Argument.of(JsonNode.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
