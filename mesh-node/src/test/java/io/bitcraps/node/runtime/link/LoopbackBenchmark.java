package io.bitcraps.node.runtime.link;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.mesh.Limits;
import io.bitcraps.node.mesh.Parting;
import io.bitcraps.node.mesh.Peer;
import io.bitcraps.node.mesh.Priority;
import io.bitcraps.node.session.Credentials;
import io.bitcraps.node.session.Parties;
import io.bitcraps.node.transport.TcpSettings;
import io.bitcraps.node.transport.TcpTransport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Frames a second from one node to another over loopback, everything included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LoopbackBenchmark {

    private static final int FRAMES = 1_000;
    private static final int IN_FLIGHT_BYTES = 400_000;

    @Param({"200", "4096", "1048576"})
    int length;

    private final Semaphore window = new Semaphore(0);
    private final CountDownLatch up = new CountDownLatch(2);
    private final Credentials alice = Parties.credentials(1);
    private final Credentials bob = Parties.credentials(2);
    private Mesh sender = idle(alice, List.of(), new Counting(window, up));
    private Mesh receiver = idle(bob, List.of(), new Counting(window, up));
    private byte[] frame = {};

    @Setup
    public void connect() throws InterruptedException {
        frame = new byte[length];
        sender.admit(List.of(new Peer(key(bob), receiver.address())));
        receiver.admit(List.of(new Peer(key(alice), "")));
        if (!up.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no link");
        }
        window.release(Math.max(1, Math.min(1_000, IN_FLIGHT_BYTES / length)));
    }

    @TearDown
    public void close() {
        sender.close();
        receiver.close();
    }

    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public void oneWay() throws InterruptedException {
        for (int i = 0; i < FRAMES; i++) {
            window.acquire();
            if (!sender.send(key(bob), Priority.VOTES, frame)) {
                throw new IllegalStateException("not taken");
            }
        }
    }

    private static PublicKey key(Credentials credentials) {
        return credentials.key().publicKey();
    }

    private static Mesh idle(Credentials credentials, List<Peer> peers, MeshListener listener) {
        try {
            return Mesh.start(
                    new MeshSettings("127.0.0.1:0", 10_000, 5_000, Limits.defaults()),
                    new TcpTransport(TcpSettings.defaults(), Throwable::printStackTrace),
                    credentials,
                    peers,
                    listener);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Counting(Semaphore window, CountDownLatch up) implements MeshListener {
        @Override
        public void onFrame(PublicKey from, Priority priority, byte[] frame) {
            window.release();
        }

        @Override
        public void onUp(PublicKey peer) {
            up.countDown();
        }

        @Override
        public void onDown(PublicKey peer, Parting parting) {}
    }
}
