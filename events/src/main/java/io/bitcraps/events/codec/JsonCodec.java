package io.bitcraps.events.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How one type stands in canonical JSON. A codec reads exactly what it writes; {@link #decode} makes sure by writing
 * again what it read and comparing the bytes.
 */
public interface JsonCodec<T> {

    void write(JsonWriter writer, T value);

    /** @throws Malformed if the bytes are not what this codec writes */
    T read(JsonReader reader);

    /** The canonical bytes of the value. */
    default byte[] encode(T value) {
        JsonWriter writer = new JsonWriter();
        write(writer, value);
        return writer.bytes();
    }

    /** @throws Malformed unless the bytes are exactly the canonical form of a value */
    default T decode(byte[] bytes) {
        T value = decodeTrusted(bytes);
        if (!Arrays.equals(bytes, encode(value))) {
            throw new Malformed("not in canonical form");
        }
        return value;
    }

    /** Reads bytes that this codec wrote and whose hash was checked since: skips the comparison of {@link #decode}. */
    default T decodeTrusted(byte[] bytes) {
        JsonReader reader = new JsonReader(bytes);
        try {
            T value = read(reader);
            reader.end();
            return value;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Malformed(e.getMessage() == null ? "out of range" : e.getMessage());
        }
    }

    /** An object with these members; the reader is called between the braces, as the arguments of a constructor. */
    static <T> JsonCodec<T> object(BiConsumer<JsonWriter, T> members, Function<JsonReader, T> reader) {
        return of(
                (writer, value) -> {
                    writer.beginObject();
                    members.accept(writer, value);
                    writer.endObject();
                },
                in -> {
                    in.beginObject();
                    T value = reader.apply(in);
                    in.endObject();
                    return value;
                });
    }

    static <T> JsonCodec<T> of(BiConsumer<JsonWriter, T> write, Function<JsonReader, T> read) {
        return new JsonCodec<>() {
            @Override
            public void write(JsonWriter writer, T value) {
                write.accept(writer, value);
            }

            @Override
            public T read(JsonReader reader) {
                return read.apply(reader);
            }
        };
    }

    /** The same bytes as {@code this}, for a type that wraps. */
    default <U> JsonCodec<U> map(Function<T, U> wrap, Function<U, T> unwrap) {
        return of((writer, value) -> write(writer, unwrap.apply(value)), reader -> wrap.apply(read(reader)));
    }

    /** An array of at most {@code max} elements; a longer one is not written either (IllegalArgumentException). */
    static <T> JsonCodec<List<T>> list(JsonCodec<T> element, int max) {
        return of(
                (writer, values) -> {
                    if (values.size() > max) {
                        throw new IllegalArgumentException("more than " + max + " elements");
                    }
                    writer.beginArray();
                    values.forEach(value -> element.write(writer, value));
                    writer.endArray();
                },
                reader -> {
                    List<T> values = new ArrayList<>();
                    reader.beginArray();
                    while (!reader.endArray()) {
                        if (values.size() == max) {
                            throw new Malformed("more than " + max + " elements");
                        }
                        values.add(element.read(reader));
                    }
                    return List.copyOf(values);
                });
    }
}
