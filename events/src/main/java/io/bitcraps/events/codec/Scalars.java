package io.bitcraps.events.codec;

import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.id.View;
import io.bitcraps.events.money.Amount;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How single values stand in canonical JSON: the one place that decides it. */
public final class Scalars {

    /** A JSON integer of 64 bits. */
    public static final JsonCodec<Long> LONG = JsonCodec.of(JsonWriter::number, JsonReader::number);

    /** A JSON integer of 32 bits. */
    public static final JsonCodec<Integer> INT =
            JsonCodec.of((writer, value) -> writer.number(value), reader -> Math.toIntExact(reader.number()));

    /** A JSON integer that is not negative: times, rolls, counters. */
    public static final JsonCodec<Long> COUNT =
            JsonCodec.of(JsonWriter::number, reader -> requireCount(reader.number()));

    public static final JsonCodec<Boolean> BOOL = JsonCodec.of(JsonWriter::bool, JsonReader::bool);

    /** 64 lower-case hex digits. */
    public static final JsonCodec<Hash> HASH = JsonCodec.of(
            (writer, hash) -> writer.token(Hash.HEX_LENGTH, Hash::writeHexTo, hash),
            reader -> reader.token(Hash.HEX_LENGTH, Hash::parseAt));

    public static final JsonCodec<BlockId> BLOCK_ID = HASH.map(BlockId::new, BlockId::hash);

    /** 43 characters of base64url. */
    public static final JsonCodec<PublicKey> KEY = JsonCodec.of(
            (writer, key) -> writer.token(PublicKey.TEXT_LENGTH, PublicKey::writeTextTo, key),
            reader -> reader.token(PublicKey.TEXT_LENGTH, PublicKey::parseAt));

    /** Micro-CRAP as a decimal string: JSON numbers above 2^53 break tools. */
    public static final JsonCodec<Amount> AMOUNT =
            JsonCodec.of((writer, amount) -> writer.decimal(amount.micro()), reader -> new Amount(reader.decimal()));

    public static final JsonCodec<Height> HEIGHT =
            JsonCodec.of((writer, height) -> writer.number(height.value()), reader -> new Height(reader.number()));
    public static final JsonCodec<View> VIEW =
            JsonCodec.of((writer, view) -> writer.number(view.value()), reader -> new View(reader.number()));
    public static final JsonCodec<Epoch> EPOCH =
            JsonCodec.of((writer, epoch) -> writer.number(epoch.value()), reader -> new Epoch(reader.number()));
    public static final JsonCodec<Nonce> NONCE =
            JsonCodec.of((writer, nonce) -> writer.number(nonce.value()), reader -> new Nonce(reader.number()));
    public static final JsonCodec<TableId> TABLE = string(TableId.MAX_LENGTH).map(TableId::new, TableId::text);
    public static final JsonCodec<ChainId> CHAIN = string(ChainId.MAX_LENGTH).map(ChainId::new, ChainId::text);

    private Scalars() {}

    /** A string of at most {@code maxBytes} of UTF-8; a longer one is not written either. */
    public static JsonCodec<String> string(int maxBytes) {
        return JsonCodec.of(
                (writer, value) -> {
                    require(utf8Length(value, maxBytes) <= maxBytes, "a string longer than " + maxBytes + " bytes");
                    writer.string(value);
                },
                reader -> reader.string(maxBytes));
    }

    /** Lower-case hex of exactly {@code bytes} bytes. */
    public static JsonCodec<String> hex(int bytes) {
        return hex(bytes, bytes);
    }

    /** Lower-case hex of {@code minBytes} to {@code maxBytes} bytes. */
    public static JsonCodec<String> hex(int minBytes, int maxBytes) {
        Function<String, String> check = text -> {
            int length = text.length();
            require(length % 2 == 0 && length >= 2 * minBytes && length <= 2 * maxBytes, "hex of the wrong length");
            for (int i = 0; i < length; i++) {
                char c = text.charAt(i);
                require(c >= '0' && c <= '9' || c >= 'a' && c <= 'f', "not lower-case hex");
            }
            return text;
        };
        return string(2 * maxBytes).map(check, check);
    }

    /** A constant by its text. */
    public static <E extends Enum<E>> JsonCodec<E> constant(Class<E> type, Function<E, String> text) {
        SortedMap<String, E> byText = new TreeMap<>();
        for (E constant : type.getEnumConstants()) {
            byText.put(text.apply(constant), constant);
        }
        return JsonCodec.of((writer, constant) -> writer.string(text.apply(constant)), reader -> {
            String read = reader.string(Variants.MAX_TYPE_BYTES);
            @Nullable E constant = byText.get(read);
            if (constant == null) {
                throw new Malformed("unknown " + type.getSimpleName() + ": " + read);
            }
            return constant;
        });
    }

    /** Counts only where it matters: no char has more than three bytes. */
    private static int utf8Length(String value, int maxBytes) {
        return value.length() <= maxBytes / 3 ? 3 * value.length() : value.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long requireCount(long value) {
        require(value >= 0, "a negative count");
        return value;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
