package io.bitcraps.events.craps;

/** Two dice in the order they fell, each 1 to 6. */
public record Dice(int first, int second) {

    public Dice {
        if (first < 1 || first > 6 || second < 1 || second > 6) {
            throw new IllegalArgumentException("dice show 1 to 6, got " + first + "-" + second);
        }
    }

    public int sum() {
        return first + second;
    }

    public boolean isDouble() {
        return first == second;
    }
}
