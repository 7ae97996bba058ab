package io.bitcraps.events.codec;

import java.util.Arrays;

/**
 * Writes canonical JSON (docs/protocol.md): members in the order they are given, no white space, integers in
 * shortest form, strings as raw UTF-8 but for {@code \"}, {@code \\} and U+0000-001F as lower-case {@code \\u00xx}.
 * One instance writes one value; not thread-safe.
 */
public final class JsonWriter {

    /** Writes a value's characters, as many as its type has, at {@code offset}; none that needs an escape. */
    @FunctionalInterface
    public interface Token<T> {
        void write(T value, byte[] target, int offset);
    }

    private byte[] buffer = new byte[512];
    private int length;
    private boolean comma;

    public JsonWriter beginObject() {
        separate();
        put('{');
        comma = false;
        return this;
    }

    public JsonWriter endObject() {
        put('}');
        comma = true;
        return this;
    }

    public JsonWriter beginArray() {
        separate();
        put('[');
        comma = false;
        return this;
    }

    public JsonWriter endArray() {
        put(']');
        comma = true;
        return this;
    }

    /** Starts a member; exactly one value must follow. The name is ours: plain ASCII that needs no escape. */
    public JsonWriter name(String name) {
        separate();
        put('"');
        ascii(name);
        put('"');
        put(':');
        comma = false;
        return this;
    }

    /** @throws IllegalArgumentException for half a surrogate pair, which has no UTF-8 */
    public JsonWriter string(String value) {
        separate();
        put('"');
        if (plainAscii(value)) {
            ascii(value);
        } else {
            Escapes.write(value, this);
        }
        put('"');
        comma = true;
        return this;
    }

    /** A string of exactly {@code length} plain characters, which the token writes where they belong. */
    public <T> JsonWriter token(int length, Token<T> token, T value) {
        separate();
        put('"');
        ensure(length);
        token.write(value, buffer, this.length);
        this.length += length;
        put('"');
        comma = true;
        return this;
    }

    /** The integer as a string. */
    public JsonWriter decimal(long value) {
        separate();
        put('"');
        ascii(Long.toString(value));
        put('"');
        comma = true;
        return this;
    }

    public JsonWriter number(long value) {
        separate();
        ascii(Long.toString(value));
        comma = true;
        return this;
    }

    public JsonWriter bool(boolean value) {
        separate();
        ascii(value ? "true" : "false");
        comma = true;
        return this;
    }

    public <T> JsonWriter value(JsonCodec<T> codec, T value) {
        codec.write(this, value);
        return this;
    }

    public <T> JsonWriter member(String name, JsonCodec<T> codec, T value) {
        name(name);
        codec.write(this, value);
        return this;
    }

    /** A fresh array of what was written. */
    public byte[] bytes() {
        return Arrays.copyOf(buffer, length);
    }

    byte[] buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    private void separate() {
        if (comma) {
            put(',');
        }
    }

    private static boolean plainAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x20 || c > 0x7e || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("deprecation") // the only bulk copy of an ASCII string without an intermediate array
    void ascii(String value) {
        int size = value.length();
        ensure(size);
        value.getBytes(0, size, buffer, length);
        length += size;
    }

    void put(int b) {
        ensure(1);
        buffer[length++] = (byte) b;
    }

    private void ensure(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
