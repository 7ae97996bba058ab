package io.bitcraps.events.benchmark;

import io.bitcraps.events.Keys;
import io.bitcraps.events.Samples;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.EntryCodec;
import io.bitcraps.events.money.Amount;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One action parsed, one event read or written; the mix is one of each kind of event. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {

    private static final int KINDS = 22;

    private final byte[] transferAction = ActionCodec.sign(
                    Samples.action(5, new ActionBody.Transfer(Keys.bob(), new Amount(1_000_000), "")), Keys.ALICE)
            .jws();
    private final SignedAction signed = ActionCodec.parse(transferAction);
    private final List<Event> events = Samples.events();
    private final List<byte[]> mix = events.stream()
            .map(event -> EntryCodec.encode(new Entry.EventEntry(event)))
            .toList();
    private final Entry transferred = new Entry.EventEntry(events.get(5));
    private final byte[] transferredBytes = mix.get(5);

    @Benchmark
    public SignedAction parseTransfer() {
        return ActionCodec.parse(transferAction);
    }

    @Benchmark
    public byte[] encodePayload() {
        return ActionCodec.PAYLOAD.encode(signed.action());
    }

    @Benchmark
    public byte[] encodeTransferred() {
        return EntryCodec.encode(transferred);
    }

    @Benchmark
    public Entry decodeTransferred() {
        return EntryCodec.decode(transferredBytes);
    }

    @Benchmark
    public Entry decodeTrustedTransferred() {
        return EntryCodec.decodeTrusted(transferredBytes);
    }

    @Benchmark
    @OperationsPerInvocation(KINDS)
    public void decodeTrustedMix(Blackhole sink) {
        for (byte[] bytes : mix) {
            sink.consume(EntryCodec.decodeTrusted(bytes));
        }
    }

    @Benchmark
    @OperationsPerInvocation(KINDS)
    public void encodeMix(Blackhole sink) {
        for (Event event : events) {
            sink.consume(EntryCodec.encode(new Entry.EventEntry(event)));
        }
    }
}
