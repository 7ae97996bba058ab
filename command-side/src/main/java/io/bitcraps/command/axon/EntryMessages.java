package io.bitcraps.command.axon;

import io.bitcraps.command.rules.BlockContext;
import io.bitcraps.events.log.Entry;
import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;

/**
 * Entries as Axon's messages. The payload of an event entry is the event itself, so that handlers name the event they
 * take; of all other entries it is the entry, so that projections see blocks and nonces too. Identifier and timestamp
 * are the log's: position and block time.
 */
public final class EntryMessages {

    /** Metadata: the log position, a {@code Long}. */
    public static final String POSITION = "position";

    /** Metadata: the block's height, a {@code Long}. */
    public static final String HEIGHT = "height";

    /** Metadata: the block's time in milliseconds since 1970, a {@code Long}. */
    public static final String BLOCK_TIME_MS = "block_time_ms";

    private static final String TYPE = "entry";

    private EntryMessages() {}

    static GenericTrackedDomainEventMessage<?> of(Entry entry, long position, BlockContext block) {
        Map<String, Object> metadata =
                Map.of(POSITION, position, HEIGHT, block.height().value(), BLOCK_TIME_MS, block.timeMs());
        var message = new GenericDomainEventMessage<Object>(
                TYPE,
                LogEventStorageEngine.STREAM,
                position,
                payload(entry),
                metadata,
                Long.toString(position),
                Instant.ofEpochMilli(block.timeMs()));
        return new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(position), message);
    }

    private static Object payload(Entry entry) {
        return switch (entry) {
            case Entry.EventEntry event -> event.event();
            case Entry.ActionEntry action -> action;
            case Entry.BlockEntry block -> block;
            case Entry.GenesisEntry genesis -> genesis;
        };
    }
}
