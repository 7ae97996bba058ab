package io.bitcraps.command.axon;

import static io.bitcraps.command.rules.Felts.*;

import io.bitcraps.command.rules.RandomPlay;
import io.bitcraps.events.log.Entry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a read through the engine costs per entry, decoding included, over 10,000 events of random play in memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class EngineBenchmark {

    private static final int ENTRIES = 10_000;

    private LogEventStorageEngine engine = new LogEventStorageEngine(
            new MemoryFinalLog(genesisLedger(parameters()).entries(), START_MS));

    @Setup
    public void play() {
        RandomPlay play = new RandomPlay(7);
        while (play.game().log().size() < 3 * ENTRIES) {
            play.step();
        }
        List<Entry> events = play.game().log().stream()
                .filter(entry -> !(entry instanceof Entry.ActionEntry)) // unsigned in play, so not encodable
                .limit(ENTRIES)
                .toList();
        engine = new LogEventStorageEngine(new MemoryFinalLog(events, START_MS, ENTRIES));
    }

    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public long reads() {
        return engine.readEvents(null, false)
                .mapToLong(message -> message.getTimestamp().toEpochMilli())
                .sum();
    }
}
