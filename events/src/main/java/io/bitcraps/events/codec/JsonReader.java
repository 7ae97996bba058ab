package io.bitcraps.events.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads canonical JSON and nothing else: every member must be where its codec expects it, so depth and size are
 * bounded by the type that is read and never by the sender. All methods throw {@link Malformed}. Not thread-safe.
 */
public final class JsonReader {

    /** Reads a value from the characters at {@code offset}; IllegalArgumentException if they are none. */
    @FunctionalInterface
    public interface Token<T> {
        T read(byte[] ascii, int offset);
    }

    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean comma;

    public JsonReader(byte[] bytes) {
        this.bytes = bytes;
        this.end = bytes.length;
    }

    public void beginObject() {
        separate();
        expect('{');
        comma = false;
    }

    public void endObject() {
        expect('}');
        comma = true;
    }

    public void beginArray() {
        separate();
        expect('[');
        comma = false;
    }

    /** True and the array is left if it ends here; else an element follows. */
    public boolean endArray() {
        if (at < end && bytes[at] == ']') {
            at++;
            comma = true;
            return true;
        }
        return false;
    }

    /** The next member must have this name. */
    public void name(String name) {
        separate();
        int length = name.length();
        if (end - at < length + 3
                || bytes[at] != '"'
                || bytes[at + length + 1] != '"'
                || bytes[at + length + 2] != ':') {
            throw unexpected(name);
        }
        for (int i = 0; i < length; i++) {
            if (bytes[at + 1 + i] != name.charAt(i)) {
                throw unexpected(name);
            }
        }
        at += length + 3;
        comma = false;
    }

    /** Whether the next member has this name; reads nothing. */
    public boolean peekName(String name) {
        int p = comma ? at + 1 : at;
        int last = p + name.length() + 1;
        if (last >= end || comma && bytes[at] != ',' || bytes[p] != '"' || bytes[last] != '"') {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (bytes[p + 1 + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** @param maxBytes the longest string taken, in bytes of UTF-8 */
    public String string(int maxBytes) {
        separate();
        expect('"');
        int start = at;
        while (at < end && bytes[at] != '"' && bytes[at] != '\\' && bytes[at] >= 0x20) {
            at++;
        }
        boolean plain = at < end && bytes[at] == '"';
        if (!plain) {
            skipString();
        }
        String value = plain ? ascii(start, at) : Escapes.read(bytes, start, at);
        expect('"');
        if (plain ? value.length() > maxBytes : value.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            throw new Malformed("a string longer than " + maxBytes + " bytes at byte " + start);
        }
        comma = true;
        return value;
    }

    /** A string of exactly {@code length} characters, which the token reads where they stand. */
    public <T> T token(int length, Token<T> token) {
        separate();
        expect('"');
        if (end - at <= length) {
            throw new Malformed("expected " + length + " characters at byte " + at);
        }
        T value = token.read(bytes, at);
        at += length;
        expect('"');
        comma = true;
        return value;
    }

    /** An integer without plus sign, leading zero, fraction or exponent, within 64 bits. */
    public long number() {
        separate();
        comma = true;
        return integer();
    }

    /** Such an integer, not negative, as a string. */
    public long decimal() {
        separate();
        expect('"');
        int start = at;
        long value = integer();
        if (value < 0) {
            throw new Malformed("a negative number at byte " + start);
        }
        expect('"');
        comma = true;
        return value;
    }

    public boolean bool() {
        separate();
        comma = true;
        if (at < end && bytes[at] == 't') {
            literal("true");
            return true;
        }
        literal("false");
        return false;
    }

    /** The next value must be what was written there, to the byte. */
    public void same(JsonWriter expected) {
        separate();
        int length = expected.length();
        if (end - at < length || !Arrays.equals(bytes, at, at + length, expected.buffer(), 0, length)) {
            throw new Malformed("not what follows from the members before byte " + at);
        }
        at += length;
        comma = true;
    }

    public <T> T value(JsonCodec<T> codec) {
        return codec.read(this);
    }

    public <T> T member(String name, JsonCodec<T> codec) {
        name(name);
        return codec.read(this);
    }

    /** Nothing may follow. */
    public void end() {
        if (at != end) {
            throw new Malformed("unexpected bytes after the value, from byte " + at);
        }
    }

    /** Accumulates below zero, as there is one more negative number than positive ones. */
    private long integer() {
        int start = at;
        boolean negative = at < end && bytes[at] == '-';
        if (negative) {
            at++;
        }
        int first = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            int digit = bytes[at] - '0';
            if (value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit) {
                throw new Malformed("an integer beyond 64 bits at byte " + start);
            }
            value = value * 10 - digit;
            at++;
        }
        boolean leadingZero = at > first && bytes[first] == '0' && (at - first > 1 || negative);
        if (at == first || leadingZero) {
            throw new Malformed("not a canonical integer at byte " + start);
        }
        if (negative) {
            return value;
        }
        if (value == Long.MIN_VALUE) {
            throw new Malformed("an integer beyond 64 bits at byte " + start);
        }
        return -value;
    }

    /** Stops at the closing quote, or where the bytes end. */
    private void skipString() {
        while (at < end && bytes[at] != '"') {
            at = Math.min(end, at + (bytes[at] == '\\' ? 2 : 1));
        }
    }

    private void literal(String text) {
        for (int i = 0; i < text.length(); i++) {
            expect(text.charAt(i));
        }
    }

    private void separate() {
        if (comma) {
            expect(',');
        }
    }

    private void expect(char c) {
        if (at >= end || bytes[at] != c) {
            throw new Malformed("expected '" + c + "' at byte " + at);
        }
        at++;
    }

    private Malformed unexpected(String name) {
        return new Malformed("expected member \"" + name + "\" at byte " + at);
    }

    private String ascii(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
