package io.bitcraps.events.id;

import java.nio.charset.StandardCharsets;

/** Chain name, a dash and the first 16 hex digits of the genesis file's SHA-256: 1 to 64 bytes of [a-z0-9-]. */
public record ChainId(String text) implements Comparable<ChainId> {

    public static final int MAX_LENGTH = 64;

    public ChainId {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a chain id has 1 to 64 characters, got " + text.length());
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                throw new IllegalArgumentException("a chain id is of [a-z0-9-], got: " + text);
            }
        }
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int compareTo(ChainId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
