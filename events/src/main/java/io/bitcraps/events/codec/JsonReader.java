package io.bitcraps.events.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads canonical JSON and nothing else: every member must be where its codec expects it, so depth and size are
 * bounded by the type that is read and never by the sender. All methods throw {@link Malformed}. Not thread-safe.
 */
public final class JsonReader {

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
        expect('"');
        for (int i = 0; i < name.length(); i++) {
            if (at >= end || bytes[at] != name.charAt(i)) {
                throw new Malformed("expected member \"" + name + "\" at byte " + at);
            }
            at++;
        }
        expect('"');
        expect(':');
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
        boolean plain = true;
        while (at < end && bytes[at] != '"') {
            if (at - start > 6 * maxBytes) {
                throw new Malformed("a string longer than " + maxBytes + " bytes at byte " + start);
            }
            byte b = bytes[at];
            if (b == '\\') {
                at++;
            }
            plain &= b != '\\' && b >= 0x20;
            at++;
        }
        String value = plain ? ascii(start, at) : unescape(start, Math.min(at, end));
        expect('"');
        if (plain ? value.length() > maxBytes : value.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            throw new Malformed("a string longer than " + maxBytes + " bytes at byte " + start);
        }
        comma = true;
        return value;
    }

    /** An integer without plus sign, leading zero, fraction or exponent, within 64 bits. */
    public long number() {
        separate();
        int start = at;
        if (at < end && bytes[at] == '-') {
            at++;
        }
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        comma = true;
        return Numbers.parse(ascii(start, at), start);
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

    private String ascii(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }

    private String unescape(int from, int to) {
        byte[] out = new byte[to - from];
        int n = 0;
        for (int p = from; p < to; p++) {
            byte b = bytes[p];
            if (b >= 0 && b < 0x20) {
                throw new Malformed("a raw control character at byte " + p);
            }
            if (b != '\\') {
                out[n++] = b;
                continue;
            }
            byte escape = p + 1 < to ? bytes[p + 1] : 0;
            if (escape == '"' || escape == '\\') {
                out[n++] = escape;
                p++;
            } else if (escape == 'u' && p + 5 < to && bytes[p + 2] == '0' && bytes[p + 3] == '0') {
                int high = bytes[p + 4] - '0';
                int low = Character.digit(bytes[p + 5], 16);
                if (high < 0 || high > 1 || low < 0) {
                    throw new Malformed("an escape that need not be one at byte " + p);
                }
                out[n++] = (byte) (high * 16 + low);
                p += 5;
            } else {
                throw new Malformed("an unknown escape at byte " + p);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(out, 0, n))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("not UTF-8 in the string at byte " + from);
        }
    }
}
