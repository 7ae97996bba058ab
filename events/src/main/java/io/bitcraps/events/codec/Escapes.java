package io.bitcraps.events.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The inside of a JSON string that is more than plain ASCII, in its one canonical form. */
final class Escapes {

    private static final String HEX = "0123456789abcdef";

    private Escapes() {}

    static String read(byte[] bytes, int from, int to) {
        byte[] utf8 = new byte[to - from];
        int length = 0;
        int at = from;
        while (at < to) {
            byte b = bytes[at];
            if (b >= 0 && b < 0x20) {
                throw new Malformed("a raw control character at byte " + at);
            }
            if (b != '\\') {
                utf8[length++] = b;
                at++;
            } else if (at + 1 < to && (bytes[at + 1] == '"' || bytes[at + 1] == '\\')) {
                utf8[length++] = bytes[at + 1];
                at += 2;
            } else {
                utf8[length++] = control(bytes, at, to);
                at += 6;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("not UTF-8 in the string at byte " + from);
        }
    }

    /** Only what may not stand raw is escaped, and only as lower-case {@code \\u00xx}. */
    private static byte control(byte[] bytes, int at, int to) {
        if (to - at < 6 || bytes[at + 1] != 'u' || bytes[at + 2] != '0' || bytes[at + 3] != '0') {
            throw new Malformed("an escape that is not canonical at byte " + at);
        }
        int high = HEX.indexOf(bytes[at + 4]);
        int low = HEX.indexOf(bytes[at + 5]);
        if (high < 0 || high > 1 || low < 0) {
            throw new Malformed("an escape that is not canonical at byte " + at);
        }
        return (byte) (high << 4 | low);
    }

    /**
     * The bytes between the quotes.
     *
     * @throws IllegalArgumentException for half a surrogate pair, which has no UTF-8
     */
    static void write(String value, JsonWriter writer) {
        ByteBuffer utf8;
        try {
            utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("half a surrogate pair in a string", e);
        }
        while (utf8.hasRemaining()) {
            byte b = utf8.get();
            if (b == '"' || b == '\\') {
                writer.put('\\');
                writer.put(b);
            } else if (b >= 0 && b < 0x20) {
                writer.ascii("\\u00");
                writer.put(HEX.charAt(b >> 4));
                writer.put(HEX.charAt(b & 15));
            } else {
                writer.put(b);
            }
        }
    }
}
