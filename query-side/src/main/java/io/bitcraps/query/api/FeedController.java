package io.bitcraps.query.api;

import io.bitcraps.events.event.EventCodec;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.EntryCodec;
import io.bitcraps.query.feed.Progress;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The log as server-sent events, from any position. */
@Controller("/v1/feed")
final class FeedController {

    private static final int MAX_ENTRIES = 256;
    private static final int MAX_BYTES = 1 << 20;

    /** Silence after which an empty event shows that the line is alive. */
    private static final long HEARTBEAT_MS = 10_000;

    private final FinalLog log;
    private final Streams streams;
    private final Progress progress;

    FeedController(FinalLog log, Streams streams, Progress progress) {
        this.log = log;
        this.streams = streams;
        this.progress = progress;
    }

    @Get
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Operation(
            summary = "Final entries from log position `from`, or after the one named by Last-Event-ID",
            description =
                    "id: position; event: type of the event, or action, block, genesis; data: the entry's bytes, an"
                            + " action's JWS or canonical JSON. `from` may be `head`. An event named idle has no id.")
    Publisher<Event<String>> feed(
            @Nullable @Header("Last-Event-ID") String lastEventId, @Nullable @QueryValue String from) {
        Reader reader = new Reader(start(lastEventId, from));
        return streams.of(reader::next);
    }

    private long start(@Nullable String lastEventId, @Nullable String from) {
        if (lastEventId != null && !lastEventId.isEmpty()) {
            return Asked.number("position", lastEventId) + 1;
        }
        if ("head".equals(from)) {
            return log.head().size();
        }
        return from == null ? 0 : Asked.number("position", from);
    }

    /** One reader's place in the log. Used by one thread at a time. */
    private final class Reader {

        private final Queue<Event<String>> ready = new ArrayDeque<>();
        private long position;

        private Reader(long position) {
            this.position = position;
        }

        /** The next event, or null when all is closing. */
        private @Nullable Event<String> next() throws InterruptedException {
            if (ready.isEmpty() && !progress.isClosed()) {
                fill();
            }
            return ready.poll();
        }

        private void fill() throws InterruptedException {
            Height tip = log.tip();
            List<byte[]> entries = log.entries(position, MAX_ENTRIES, MAX_BYTES);
            if (entries.isEmpty()) {
                log.awaitAbove(tip, HEARTBEAT_MS);
                entries = log.entries(position, MAX_ENTRIES, MAX_BYTES);
            }
            for (byte[] entry : entries) {
                ready.add(event(position++, entry));
            }
            if (ready.isEmpty() && !progress.isClosed()) {
                ready.add(Event.of("").name("idle"));
            }
        }

        private Event<String> event(long at, byte[] entry) {
            String type = switch (EntryCodec.decodeTrusted(entry)) {
                case Entry.ActionEntry e -> "action";
                case Entry.BlockEntry e -> "block";
                case Entry.GenesisEntry e -> "genesis";
                case Entry.EventEntry e -> EventCodec.type(e.event());
            };
            return Event.of(new String(entry, StandardCharsets.UTF_8))
                    .id(Long.toString(at))
                    .name(type);
        }
    }
}
