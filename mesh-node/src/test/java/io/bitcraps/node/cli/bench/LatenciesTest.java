package io.bitcraps.node.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void ofAHundredTheNinetiethIsTheNinetiethPercentile() {
        Latencies latencies = new Latencies();

        IntStream.rangeClosed(1, 100).forEach(i -> latencies.add(101 - i, 1));

        assertEquals(50, latencies.percentile(50));
        assertEquals(90, latencies.percentile(90));
        assertEquals(99, latencies.percentile(99));
    }

    @Test
    void theSlowestOfFewIsTheNinetyNinthPercentile() {
        Latencies latencies = new Latencies();

        latencies.add(5, 1);
        latencies.add(900, 1);

        assertEquals(900, latencies.percentile(99));
        assertEquals(5, latencies.percentile(50));
    }

    @Test
    void everyActionOfABatchCounts() {
        Latencies batched = new Latencies();
        Latencies all = new Latencies();

        batched.add(7, 3_000);
        all.add(1, 1_000);
        all.addAll(batched);

        assertEquals(4_000, all.count());
        assertEquals(1, all.percentile(25));
        assertEquals(7, all.percentile(26));
    }

    @Test
    void nothingMeasuredIsZero() {
        assertEquals(0, new Latencies().percentile(50));
    }
}
