package io.bitcraps.node.cli.bench;

import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.cli.client.Chain;
import io.bitcraps.node.cli.client.KeptConnection;
import io.bitcraps.node.cli.client.Standing;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Clients that each send, wait until all they sent is final, and send again. An action that does not become final
 * ends the run: a figure over failures says nothing.
 */
public final class Load {

    private static final long WAIT_MS = 20_000;

    private final Chain chain;
    private final List<URI> nodes;
    private final List<BenchAccount> accounts;
    private final AtomicLong acknowledged = new AtomicLong();

    /** @param nodes client i talks to node i modulo their number */
    public Load(Chain chain, List<URI> nodes, List<BenchAccount> accounts) {
        this.chain = chain;
        this.nodes = List.copyOf(nodes);
        this.accounts = List.copyOf(accounts);
    }

    /**
     * One run.
     *
     * @param batch actions a request, with consecutive nonces of the client's account
     */
    public record Shape(int clients, int batch, Duration warmup, Duration measured) {}

    /** @param begin and {@code end} what all processes had used, the validators in order and then this one */
    public record Outcome(
            Shape shape, Duration elapsed, Latencies latencies, List<ProcessUse> begin, List<ProcessUse> end) {}

    /** Actions that nodes called final, in all runs. */
    long acknowledged() {
        return acknowledged.get();
    }

    /** @param use asked at the beginning and the end of what is measured */
    public Outcome run(Shape shape, Supplier<List<ProcessUse>> use) throws CallFailed, InterruptedException {
        Window window = new Window();
        List<Future<Latencies>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < shape.clients(); i++) {
                int client = i;
                clients.add(threads.submit(() -> window.guard(() -> drive(client, shape.batch(), window))));
            }
            window.waitFor(shape.warmup());
            List<ProcessUse> begin = use.get();
            long from = window.open();
            window.waitFor(shape.measured());
            long to = window.close();
            List<ProcessUse> end = use.get();
            Latencies all = new Latencies();
            for (Future<Latencies> client : clients) {
                all.addAll(result(client));
            }
            return new Outcome(shape, Duration.ofNanos(to - from), all, begin, end);
        }
    }

    private Latencies drive(int client, int batch, Window window) throws IOException, CallFailed {
        Latencies latencies = new Latencies();
        BenchAccount from = accounts.get(client);
        BenchAccount to = accounts.get((client + 1) % accounts.size());
        try (KeptConnection node = KeptConnection.open(nodes.get(client % nodes.size()))) {
            while (!window.isOver()) {
                List<byte[]> actions = from.transfers(batch, to.publicKey(), chain.id(), chain.genesis());
                long sent = System.nanoTime();
                for (Standing standing : node.submit(actions, WAIT_MS)) {
                    from.saw(required(standing).height());
                }
                acknowledged.addAndGet(batch);
                if (window.counts()) {
                    latencies.add((System.nanoTime() - sent) / 1_000, batch);
                }
            }
        }
        return latencies;
    }

    private static Standing.Final required(Standing standing) throws CallFailed {
        return switch (standing) {
            case Standing.Final done -> done;
            case Standing.Pending pending ->
                throw new CallFailed("slow", "an action was not final after " + WAIT_MS + " ms");
            case Standing.Refused refused -> throw new CallFailed(refused.code(), refused.sentence());
            case Standing.Busy busy -> throw new CallFailed(busy.code(), busy.sentence());
        };
    }

    private static Latencies result(Future<Latencies> client) throws CallFailed, InterruptedException {
        try {
            return client.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case CallFailed failed -> throw failed;
                case IOException failed ->
                    throw new CallFailed(CallFailed.UNREACHABLE, String.valueOf(failed.getMessage()));
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** The time that counts. A client that fails closes it, so that nobody measures on. */
    private static final class Window {

        private final CountDownLatch failed = new CountDownLatch(1);
        private volatile boolean begun;
        private volatile boolean over;

        private interface Client {
            Latencies drive() throws IOException, CallFailed;
        }

        Latencies guard(Client client) throws IOException, CallFailed {
            boolean done = false;
            try {
                Latencies latencies = client.drive();
                done = true;
                return latencies;
            } finally {
                if (!done) {
                    over = true;
                    failed.countDown();
                }
            }
        }

        void waitFor(Duration time) throws InterruptedException {
            if (failed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                over = true;
            }
        }

        long open() {
            begun = true;
            return System.nanoTime();
        }

        long close() {
            over = true;
            return System.nanoTime();
        }

        boolean isOver() {
            return over;
        }

        boolean counts() {
            return begun && !over;
        }
    }
}
