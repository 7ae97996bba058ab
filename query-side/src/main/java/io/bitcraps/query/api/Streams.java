package io.bitcraps.query.api;

import io.micronaut.http.sse.Event;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Open event streams: a virtual thread each, so that a stream may simply wait; as many as {@link #MAX} at once. */
@Singleton
public final class Streams implements AutoCloseable {

    /** Streams open at once; one more is told to come back later. */
    static final int MAX = 256;

    /** Gives the next event when there is one, waiting for it; null ends the stream. */
    @FunctionalInterface
    public interface Source {
        @Nullable
        Event<String> next() throws InterruptedException;
    }

    private final Semaphore free = new Semaphore(MAX);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Scheduler scheduler = Schedulers.fromExecutorService(threads);

    /**
     * A place is taken by whoever listens, not by whoever asks: a HEAD request, or a client that is gone before the
     * answer, never does.
     *
     * @throws Refusal {@code busy} when all are taken
     */
    public Publisher<Event<String>> of(Source source) {
        if (free.availablePermits() == 0) {
            throw busy();
        }
        return Flux.defer(() -> free.tryAcquire() ? open(source) : Flux.error(busy()));
    }

    private static Refusal busy() {
        return Refusal.unavailable("busy", "this node serves " + MAX + " streams already");
    }

    private Flux<Event<String>> open(Source source) {
        return Flux.<Event<String>>generate(sink -> {
                    try {
                        Event<String> next = source.next();
                        if (next == null) {
                            sink.complete();
                        } else {
                            sink.next(next);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        sink.complete();
                    }
                })
                .subscribeOn(scheduler)
                .doFinally(signal -> free.release());
    }

    @PreDestroy
    @Override
    public void close() {
        threads.shutdownNow();
        scheduler.dispose();
    }
}
