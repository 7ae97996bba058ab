package io.bitcraps.events.codec;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One case of a sealed type: the text of its {@code type} member, and the members that it has beside it. Writer and
 * reader stand next to each other, so that a reviewer sees one order twice.
 */
public record Variant<T>(String type, BiConsumer<JsonWriter, T> write, Function<JsonReader, T> read) {

    /** A value of this case. */
    public Of<T> with(T value) {
        return new Of<>(this, value);
    }

    /** Reads the members, but for the type. */
    public T read(JsonReader reader) {
        return read.apply(reader);
    }

    /** A value with its case: what an exhaustive switch over the sealed type answers. */
    public record Of<T>(Variant<T> variant, T value) {

        public String type() {
            return variant.type();
        }

        /** Writes the members, but for the type. */
        public void write(JsonWriter writer) {
            variant.write.accept(writer, value);
        }
    }
}
