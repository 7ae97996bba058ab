package io.bitcraps.events.id;

/** One attempt at one block under one leader; numbers never repeat within an epoch. View 0 is the epoch's genesis. */
public record View(long value) implements Comparable<View> {

    public static final View ZERO = new View(0);

    public View {
        if (value < 0) {
            throw new IllegalArgumentException("view must not be negative: " + value);
        }
    }

    public View next() {
        return new View(Math.addExact(value, 1));
    }

    @Override
    public int compareTo(View other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
