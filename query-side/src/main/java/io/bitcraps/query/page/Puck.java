package io.bitcraps.query.page;

/** The puck: off, or on with a number. */
record Puck(boolean on, String words) {

    static Puck of(int point) {
        return point == 0 ? new Puck(false, "OFF") : new Puck(true, Integer.toString(point));
    }
}
