package io.bitcraps.events.log.note;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Strict forms of what notes are made of: the JDK's own readers take several spellings of one value. */
final class Text {
    private static final int MAX_DIGITS = 19;

    private Text() {}

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @throws Malformed unless it is the one padded RFC 4648 form of some bytes */
    static byte[] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (base64(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new Malformed("not base64");
        }
        throw new Malformed("not canonical base64");
    }

    static Hash hash(String base64) {
        byte[] bytes = base64(base64);
        if (bytes.length != Hash.BYTES) {
            throw new Malformed("a hash has 32 bytes, got " + bytes.length);
        }
        return Hash.of(bytes);
    }

    /** @throws Malformed unless it is a number below 2^63 in shortest form */
    static long number(String text) {
        boolean digits =
                !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || text.length() > 1 && text.charAt(0) == '0') {
            throw new Malformed("not a number in shortest decimal form");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Malformed("a number of 2^63 or more");
        }
    }

    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("not UTF-8");
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a note's key may have this name: not empty, no Unicode space, no plus sign, no control character. */
    static boolean isKeyName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || Character.isISOControl(c)
                                || Character.isSpaceChar(c)
                                || Character.isWhitespace(c));
    }
}
