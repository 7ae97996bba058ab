package io.bitcraps.command.beacon;

import io.bitcraps.command.beacon.key.Combination;
import io.bitcraps.command.beacon.key.Combination.Combined;
import io.bitcraps.command.beacon.key.Combiner;
import io.bitcraps.command.beacon.key.Dealer;
import io.bitcraps.command.beacon.key.Dealer.Deal;
import io.bitcraps.command.beacon.key.Share;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a roll costs a validator: sign a share, combine a quorum, check the sum under the group key. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class BeaconBenchmark {

    private static final byte[] MESSAGE = new byte[96];

    @Param({"4", "10"})
    public int size = 4;

    private Deal deal = Dealer.deal(new byte[32], 1, 1);
    private Combiner combiner = new Combiner(deal.committee());
    private List<Share> shares = List.of();
    private byte[] encoded = new byte[0];
    private byte[] seed = new byte[0];

    @Setup
    public void prepare() {
        deal = Dealer.deal(new byte[32], size, size - (size - 1) / 3);
        combiner = new Combiner(deal.committee());
        shares = deal.shareKeys().stream().map(key -> key.sign(MESSAGE)).toList();
        encoded = shares.getFirst().bytes();
        seed = combine();
    }

    @Benchmark
    public Share signShare() {
        return deal.shareKeys().getFirst().sign(MESSAGE);
    }

    @Benchmark
    public Share decodeShare() {
        return Share.decode(1, encoded);
    }

    @Benchmark
    public boolean verifyShare() {
        return deal.committee().key(1).verifies(MESSAGE, shares.getFirst());
    }

    @Benchmark
    public byte[] combine() {
        return switch (combiner.combine(shares)) {
            case Combined combined -> combined.signature();
            case Combination.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    @Benchmark
    public boolean verifySeed() {
        return deal.committee().groupKey().verifies(MESSAGE, seed);
    }

    @Benchmark
    public boolean combineAndVerify() {
        return deal.committee().groupKey().verifies(MESSAGE, combine());
    }
}
