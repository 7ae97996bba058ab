package io.bitcraps.events.codec;

/**
 * How one type stands in big-endian binary. There is one encoding of each value and one value of each encoding:
 * {@code decode(encode(x)) = x} and {@code encode(decode(b)) = b}.
 */
public interface BinaryCodec<T> {

    void write(BinaryWriter writer, T value);

    /** @throws Malformed if the bytes are not what this codec writes */
    T read(BinaryReader reader);

    default byte[] encode(T value) {
        BinaryWriter writer = new BinaryWriter();
        write(writer, value);
        return writer.toBytes();
    }

    /** @throws Malformed unless the bytes are exactly one value */
    default T decode(byte[] bytes) {
        BinaryReader reader = new BinaryReader(bytes);
        try {
            T value = read(reader);
            reader.end();
            return value;
        } catch (IllegalArgumentException e) {
            throw new Malformed(e.getMessage() == null ? "out of range" : e.getMessage());
        }
    }
}
