package io.bitcraps.query.feed;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** A source of entries, read as whole blocks. */
record BlockSource(StreamableMessageSource<TrackedEventMessage<?>> entries)
        implements StreamableMessageSource<TrackedEventMessage<?>> {

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new BlockStream(entries.openStream(token));
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return entries.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return entries.createHeadToken();
    }
}
