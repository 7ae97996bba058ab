package io.bitcraps.events.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes canonical JSON (docs/protocol.md): members in the order they are given, no white space, integers in
 * shortest form, strings as raw UTF-8 but for {@code \"}, {@code \\} and U+0000-001F as lower-case {@code \\u00xx}.
 * One instance writes one value; not thread-safe.
 */
public final class JsonWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

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

    /** Starts a member; exactly one value must follow. */
    public JsonWriter name(String name) {
        separate();
        quoted(name);
        put(':');
        comma = false;
        return this;
    }

    public JsonWriter string(String value) {
        separate();
        quoted(value);
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

    private void separate() {
        if (comma) {
            put(',');
        }
    }

    private void quoted(String value) {
        put('"');
        if (!plainAscii(value)) {
            escaped(value);
        } else {
            ascii(value);
        }
        put('"');
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

    private void escaped(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        for (byte b : utf8) {
            if (b == '"' || b == '\\') {
                put('\\');
                put(b);
            } else if (b >= 0 && b < 0x20) {
                ascii("\\u00");
                put(HEX[b >> 4]);
                put(HEX[b & 15]);
            } else {
                put(b);
            }
        }
    }

    @SuppressWarnings("deprecation") // the only bulk copy of an ASCII string without an intermediate array
    private void ascii(String value) {
        int size = value.length();
        ensure(size);
        value.getBytes(0, size, buffer, length);
        length += size;
    }

    private void put(int b) {
        ensure(1);
        buffer[length++] = (byte) b;
    }

    private void ensure(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
