package io.bitcraps.node.session;

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

/** Messages a second, sealed only, and sealed and opened, on one thread; MB/s is that times the length. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SessionBenchmark {

    @Param({"200", "16384", "131072", "1114112"})
    int length;

    private Session sealing = pair();
    private Session opening = pair();
    private Session alone = pair();
    private byte[] plain = {};
    private byte[] sealed = {};
    private byte[] opened = {};

    @Setup
    public void allocate() {
        plain = new byte[length];
        sealed = new byte[Session.sealedSize(length)];
        opened = new byte[Session.sealedSize(length)];
    }

    @Benchmark
    public int seal() {
        return alone.seal(plain, length, sealed);
    }

    @Benchmark
    public int sealAndOpen() {
        int size = sealing.seal(plain, length, sealed);
        return opening.open(sealed, size, opened);
    }

    @Benchmark
    public Parties.Ending handshake() {
        return Parties.shake(Parties.initiator(Parties.credentials(1)), Parties.responder(Parties.credentials(2)));
    }

    private static Session pair() {
        byte[] key = new byte[CipherState.KEY_BYTES];
        return new Session(new CipherState(key), new CipherState(key));
    }
}
