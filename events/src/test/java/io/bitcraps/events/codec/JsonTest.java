package io.bitcraps.events.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.Any;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in canonical JSON for strings and integers, and what does not. */
final class JsonTest {

    private static final JsonCodec<String> TEXT = Scalars.string(64);

    @Property
    void readsEveryStringItWrites(@ForAll("texts") String text) {
        assertEquals(text, TEXT.decode(TEXT.encode(text)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Any.texts();
    }

    @Property
    void readsEveryIntegerItWrites(@ForAll long value) {
        assertEquals(value, Scalars.LONG.decode(Scalars.LONG.encode(value)));
    }

    /** Whatever the reader takes it would write again: the comparison in decode never finds anything. */
    @Property(tries = 5_000)
    void takesNoStringThatItWouldWriteOtherwise(@ForAll("nearStrings") byte[] bytes) {
        String read;
        try {
            read = TEXT.decodeTrusted(bytes);
        } catch (Malformed refused) {
            assertThrows(Malformed.class, () -> TEXT.decode(bytes));
            return;
        }

        assertEquals(List.of(box(bytes)), List.of(box(TEXT.encode(read))));
    }

    @Provide
    Arbitrary<byte[]> nearStrings() {
        return Arbitraries.of("\"", "\\", "u00", "u0", "1f", "1F", "0a", "a", "\u00e9", "\ud83c\udfb2", "\n")
                .list()
                .ofMaxSize(8)
                .map(parts -> ("\"" + String.join("", parts) + "\"").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void escapesOnlyQuoteBackslashAndControlCharacters() {
        String text = "\"\\/\b\n\u0000\u001f\u007f é 🎲";

        byte[] bytes = TEXT.encode(text);

        assertEquals("\"\\\"\\\\/\\u0008\\u000a\\u0000\\u001f\u007f é 🎲\"", new String(bytes, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\u0041\"",
                "\"\\u00e9\"",
                "\"\\u001F\"",
                "\"\\u000A\"",
                "\"\\n\"",
                "\"\\/\"",
                "\"\\t\"",
                "\"\\u00\"",
                "\"\\u001\"",
                "\"\\ud83c\\udfb2\"",
                "\"\\U0001\"",
                "\"\\x01\"",
                "\"\\\"",
                "\"",
                "\"a",
                "a\"",
                "'a'",
                "",
                "\"a\" ",
                " \"a\"",
                "\"a\"\"",
                "\"\\",
                "\"\\u0"
            })
    void refusesStringsThatAreNotCanonical(String json) {
        assertThrows(Malformed.class, () -> TEXT.decode(json.getBytes(StandardCharsets.UTF_8)));
        assertThrows(Malformed.class, () -> TEXT.decodeTrusted(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusesRawControlCharacters() {
        for (int control = 0; control < 0x20; control++) {
            byte[] bytes = {'"', 'a', (byte) control, '"'};

            assertThrows(Malformed.class, () -> TEXT.decodeTrusted(bytes), "control character " + control);
        }
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[][] wrong = {
            {(byte) 0x80},
            {(byte) 0xc3},
            {(byte) 0xc0, (byte) 0xaf}, // overlong
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, // half a surrogate pair
            {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, // beyond the last plane
            {(byte) 0xff}
        };
        for (byte[] inside : wrong) {
            byte[] bytes = new byte[inside.length + 2];
            Arrays.fill(bytes, (byte) '"');
            System.arraycopy(inside, 0, bytes, 1, inside.length);

            assertThrows(Malformed.class, () -> TEXT.decodeTrusted(bytes), Arrays.toString(inside));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83c", "\udfb2", "a\udfb2\ud83c"})
    void writesNoHalfOfASurrogatePair(String text) {
        assertThrows(IllegalArgumentException.class, () -> TEXT.encode(text));
    }

    @Test
    void boundsStringsInBytesOfUtf8() {
        JsonCodec<String> four = Scalars.string(4);

        assertEquals("🎲", four.decode("\"🎲\"".getBytes(StandardCharsets.UTF_8)));
        assertThrows(Malformed.class, () -> four.decode("\"🎲.\"".getBytes(StandardCharsets.UTF_8)));
        assertThrows(Malformed.class, () -> four.decode("\"abcde\"".getBytes(StandardCharsets.UTF_8)));
        assertThrows(IllegalArgumentException.class, () -> four.encode("🎲."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+1",
                "01",
                "00",
                "-0",
                "-01",
                "1.0",
                "1e3",
                "1E3",
                " 1",
                "1 ",
                "0x1",
                "\"1\"",
                "null",
                "true",
                "NaN",
                "9223372036854775808",
                "-9223372036854775809",
                "18446744073709551616",
                "99999999999999999999"
            })
    void refusesIntegersThatAreNotCanonical(String json) {
        assertThrows(Malformed.class, () -> Scalars.LONG.decodeTrusted(ascii(json)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "\"\"", "\"-1\"", "\"01\"", "\"1.5\"", "\"+1\"", "\" 1\"", "\"9223372036854775808\"", "\"1"
            })
    void refusesAmountsThatAreNotCanonicalDecimalStrings(String json) {
        assertThrows(Malformed.class, () -> Scalars.AMOUNT.decodeTrusted(ascii(json)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "-2147483649"})
    void refusesIntegersBeyondTheirType(String json) {
        assertThrows(Malformed.class, () -> Scalars.INT.decodeTrusted(ascii(json)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,]", "[,1]", "[1 ,2]", "[1", "1]", "[1]]", "[[1]]", "[1,2,3,4]", "{}"})
    void refusesArraysThatAreNotCanonicalOrTooLong(String json) {
        JsonCodec<List<Long>> three = JsonCodec.list(Scalars.LONG, 3);

        assertThrows(Malformed.class, () -> three.decodeTrusted(ascii(json)));
    }

    @Test
    void refusesDeepNestingWithoutFollowingIt() {
        byte[] deep = ascii("[".repeat(1_000_000));

        assertThrows(Malformed.class, () -> JsonCodec.list(Scalars.LONG, 3).decode(deep));
    }

    private static byte[] ascii(String json) {
        return json.getBytes(StandardCharsets.US_ASCII);
    }

    private static String box(byte[] bytes) {
        return Arrays.toString(bytes);
    }
}
