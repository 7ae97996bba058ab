package io.bitcraps.events.log;

import io.bitcraps.events.id.Hash;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What every validator pays per entry and per block for the log's tree. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class FrontierBenchmark {
    private static final int ENTRIES = 1024;
    private static final int ENTRY_BYTES = 400;

    private final List<byte[]> entries = IntStream.range(0, ENTRIES)
            .mapToObj(number -> {
                byte[] entry = new byte[ENTRY_BYTES];
                Arrays.fill(entry, (byte) number);
                return entry;
            })
            .toList();
    private final Frontier frontier = Frontier.EMPTY.appendEntries(entries.subList(1, ENTRIES));

    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public Frontier appendEntry() {
        return frontier.appendEntries(entries);
    }

    /** Ten perfect subtrees: the worst case up to 1023 entries. */
    @Benchmark
    public Hash root() {
        return frontier.root();
    }
}
