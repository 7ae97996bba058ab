package io.bitcraps.node.cli.sim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The least and the mean of some numbers. */
final class Spread {

    private long count;
    private long sum;
    private long least = Long.MAX_VALUE;

    void add(long value) {
        count++;
        sum = Math.addExact(sum, value);
        least = Math.min(least, value);
    }

    long count() {
        return count;
    }

    long sum() {
        return sum;
    }

    private long mean() {
        return count == 0 ? 0 : sum / count;
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("min", count == 0 ? 0 : least)
                .put("mean", mean());
    }

    @Override
    public String toString() {
        return "least " + (count == 0 ? 0 : least) + ", mean " + mean();
    }
}
