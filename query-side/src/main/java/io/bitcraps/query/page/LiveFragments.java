package io.bitcraps.query.page;

import io.bitcraps.query.api.Refusal;
import io.bitcraps.query.api.Streams;
import io.bitcraps.query.feed.Progress;
import io.micronaut.http.sse.Event;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends the live part of a page again when the read model has grown, but not faster than people look. */
@Singleton
final class LiveFragments {

    /** Name of the event that pages swap in. */
    private static final String EVENT = "live";

    private static final long PAUSE_MS = 400;

    /** Silence after which an empty event shows that the line is alive. */
    private static final long HEARTBEAT_MS = 10_000;

    private final Progress progress;

    LiveFragments(Progress progress) {
        this.progress = progress;
    }

    /** @param height what the page shows already */
    Streams.Source after(long height, Supplier<String> html) {
        return new Stream(height, html);
    }

    private final class Stream implements Streams.Source {

        private final Supplier<String> html;
        private long shown;
        private boolean first = true;

        private Stream(long shown, Supplier<String> html) {
            this.shown = shown;
            this.html = html;
        }

        @Override
        public @Nullable Event<String> next() throws InterruptedException {
            if (!first) {
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
            }
            first = false;
            boolean grown = progress.await(shown + 1, HEARTBEAT_MS);
            if (progress.isClosed()) {
                return null;
            }
            if (!grown) {
                return Event.of("").name("idle");
            }
            shown = progress.height();
            try {
                return Event.of(html.get()).name(EVENT);
            } catch (Refusal refusal) {
                return null; // what the page shows is gone, or the database is: the browser connects again
            }
        }
    }
}
