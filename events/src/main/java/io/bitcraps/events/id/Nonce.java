package io.bitcraps.events.id;

/** An action's number in its account, gapless from 0. */
public record Nonce(long value) implements Comparable<Nonce> {

    public static final Nonce ZERO = new Nonce(0);

    public Nonce {
        if (value < 0) {
            throw new IllegalArgumentException("nonce must not be negative: " + value);
        }
    }

    public Nonce next() {
        return new Nonce(Math.addExact(value, 1));
    }

    @Override
    public int compareTo(Nonce other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
