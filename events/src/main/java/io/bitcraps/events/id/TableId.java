package io.bitcraps.events.id;

import java.nio.charset.StandardCharsets;

/** Name of a table, never reused: {@code t} and its number on the ledger, from 1. */
public record TableId(String text) implements Comparable<TableId> {

    public static final int MAX_LENGTH = 32;

    public TableId {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a table id has 1 to 32 characters, got " + text.length());
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                throw new IllegalArgumentException("a table id is of [a-z0-9-], got: " + text);
            }
        }
    }

    public static TableId number(long number) {
        return new TableId("t" + number);
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int compareTo(TableId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
