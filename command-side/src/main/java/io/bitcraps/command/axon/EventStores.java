package io.bitcraps.command.axon;

import io.bitcraps.events.feed.FinalLog;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** Event stores over our log. */
public final class EventStores {

    private EventStores() {}

    /**
     * An event store whose processors see each final entry once, in order, soon after it is final. The caller shuts it
     * down after its processors.
     */
    public static EmbeddedEventStore embedded(FinalLog log) {
        return EmbeddedEventStore.builder()
                .storageEngine(new LogEventStorageEngine(log))
                .build();
    }
}
