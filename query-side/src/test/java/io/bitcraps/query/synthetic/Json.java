package io.bitcraps.query.synthetic;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A JSON value of which tests expect the members they ask for. */
public record Json(JsonNode node) {

    private static final JsonMapper MAPPER = JsonMapper.createDefault();

    public static Json parse(byte[] bytes) {
        try {
            return new Json(MAPPER.readValue(bytes, Argument.of(JsonNode.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean has(String name) {
        return node.get(name) != null;
    }

    public Json get(String name) {
        return new Json(Objects.requireNonNull(node.get(name), () -> "no " + name));
    }

    public Json get(int index) {
        return new Json(Objects.requireNonNull(node.get(index), () -> "nothing at " + index));
    }

    public int size() {
        return node.size();
    }

    public String text() {
        return node.getStringValue();
    }

    public long number() {
        return node.getLongValue();
    }

    public boolean bool() {
        return node.getBooleanValue();
    }
}
