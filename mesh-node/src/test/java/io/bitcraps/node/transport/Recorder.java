package io.bitcraps.node.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One end of a link, recorded for the test's thread; what the test does to the link runs on its loop. */
final class Recorder implements Transport.Dialler, Link.Listener {

    /** What an end was told. */
    sealed interface Taken {
        record Frame(int length, byte first) implements Taken {}

        record Closed() implements Taken {}

        record NotReached() implements Taken {}
    }

    private static final long PATIENCE_S = 20;

    private final Transport transport;
    private final boolean widen;
    private final BlockingQueue<Taken> taken = new LinkedBlockingQueue<>();
    private final CompletableFuture<Link> link = new CompletableFuture<>();
    private final Semaphore writable = new Semaphore(0);

    Recorder(Transport transport, boolean widen) {
        this.transport = transport;
        this.widen = widen;
    }

    @Override
    public Link.Listener onLink(Link opened) {
        if (widen) {
            opened.widen();
        }
        link.complete(opened);
        return this;
    }

    @Override
    public void onRefused(String reason) {
        taken.add(new Taken.NotReached());
    }

    @Override
    public void onFrame(byte[] buffer, int length) {
        taken.add(new Taken.Frame(length, buffer[0]));
    }

    @Override
    public void onWritable() {
        writable.release();
    }

    @Override
    public void onClosed(String reason) {
        taken.add(new Taken.Closed());
    }

    void awaitLink() throws InterruptedException {
        get(link);
    }

    Taken next() throws InterruptedException {
        Taken next = taken.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came");
        }
        return next;
    }

    /** What has been told and not asked for yet. */
    List<Taken> rest() {
        List<Taken> rest = new ArrayList<>();
        taken.drainTo(rest);
        return rest;
    }

    void awaitWritable() throws InterruptedException {
        if (!writable.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new AssertionError("never writable again");
        }
    }

    void offer(byte[] frame) throws InterruptedException {
        onLoop(end -> {
            if (!end.offer(frame, 0, frame.length)) {
                throw new AssertionError("not taken");
            }
            end.flush();
        });
    }

    int offerUntilRefused(byte[] frame, int most) throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        boolean open = true;
        while (open && count.get() < most) {
            int before = count.get();
            onLoop(end -> {
                if (end.offer(frame, 0, frame.length)) {
                    count.incrementAndGet();
                }
                end.flush();
            });
            open = count.get() > before;
        }
        return count.get();
    }

    /** Runs on the loop and waits; a failure there is the test's failure. */
    void onLoop(Consumer<Link> work) throws InterruptedException {
        Link end = get(link);
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        transport.loop().execute(() -> {
            try {
                work.accept(end);
                done.complete(true);
            } catch (RuntimeException | AssertionError e) {
                done.completeExceptionally(e);
            }
        });
        get(done);
    }

    private static <T> T get(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
