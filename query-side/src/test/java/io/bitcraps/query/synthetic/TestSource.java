package io.bitcraps.query.synthetic;

import io.bitcraps.events.feed.EntryMetadata;
import io.bitcraps.events.id.Height;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The entries of a {@link TestLog} as messages, as a node's event store gives them. */
public record TestSource(TestLog log) implements StreamableMessageSource<TrackedEventMessage<?>> {

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Stream(token == null ? 0 : token.position().orElseThrow() + 1);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    private final class Stream implements BlockingStream<TrackedEventMessage<?>> {

        private long position;

        private Stream(long position) {
            this.position = position;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return position < log.head().size() ? Optional.of(message()) : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            Height tip = log.tip();
            return position < log.head().size()
                    || log.awaitAbove(tip, unit.toMillis(timeout))
                            && position < log.head().size();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            TrackedEventMessage<?> next = message();
            position++;
            return next;
        }

        @Override
        public void close() {}

        private TrackedEventMessage<?> message() {
            Height height = Objects.requireNonNull(log.heightAt(position));
            long timeMs = Objects.requireNonNull(log.block(height)).header().timeMs();
            MetaData metadata = MetaData.from(Map.of(
                    EntryMetadata.POSITION, position,
                    EntryMetadata.HEIGHT, height.value(),
                    EntryMetadata.LAST_OF_BLOCK, log.isLastOfBlock(position)));
            return new GenericTrackedEventMessage<>(
                    new GlobalSequenceTrackingToken(position),
                    new GenericEventMessage<>(
                            Long.toString(position), log.entry(position), metadata, Instant.ofEpochMilli(timeMs)));
        }
    }
}
