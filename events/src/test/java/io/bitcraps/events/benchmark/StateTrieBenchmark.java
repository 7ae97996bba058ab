package io.bitcraps.events.benchmark;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.Change;
import io.bitcraps.events.state.StateKey;
import io.bitcraps.events.state.StateProof;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One block's changes of 500 accounts among 100,000. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StateTrieBenchmark {

    private static final int ACCOUNTS = 100_000;
    private static final int TOUCHED = 500;
    private static final int BLOCKS = 200;

    private StateTrie trie = StateTrie.EMPTY;
    private final List<List<Change>> blocks = new ArrayList<>();
    private final StateKey key = StateKey.account(account(77, 0).key());
    private int next;

    @Setup(Level.Trial)
    public void fill() {
        List<StateValue> values = new ArrayList<>();
        for (int number = 0; number < ACCOUNTS; number++) {
            values.add(account(number, 1));
        }
        trie = StateTrie.of(values);
        for (int block = 0; block < BLOCKS; block++) {
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < TOUCHED; i++) {
                changes.add(Change.put(account((block * 7_919 + i * 197) % ACCOUNTS, 2 + block)));
            }
            blocks.add(changes);
        }
    }

    @Benchmark
    public StateTrie update500Of100000() {
        return trie.with(blocks.get(next++ % BLOCKS));
    }

    @Benchmark
    public @Nullable StateValue get() {
        return trie.get(key);
    }

    @Benchmark
    public StateProof prove() {
        return trie.prove(key);
    }

    private static StateValue.Account account(int number, long tokens) {
        byte[] key = new byte[PublicKey.BYTES];
        for (int i = 0; i < 4; i++) {
            key[i] = (byte) (number >> 8 * i);
        }
        return new StateValue.Account(PublicKey.of(key), new Amount(tokens), Amount.ZERO, 3, Amount.ZERO, 0);
    }
}
