package io.bitcraps.command.axon;

import io.bitcraps.command.rules.BlockContext;
import io.bitcraps.events.feed.EntryMetadata;
import io.bitcraps.events.log.Entry;
import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;

/** Entries as Axon's messages, as {@link EntryMetadata} says: identifier and timestamp are position and block time. */
final class EntryMessages {

    private static final String TYPE = "entry";

    private EntryMessages() {}

    static GenericTrackedDomainEventMessage<?> of(Entry entry, long position, BlockContext block, boolean lastOfBlock) {
        Map<String, Object> metadata = Map.of(
                EntryMetadata.POSITION,
                position,
                EntryMetadata.HEIGHT,
                block.height().value(),
                EntryMetadata.LAST_OF_BLOCK,
                lastOfBlock);
        var message = new GenericDomainEventMessage<Entry>(
                TYPE,
                LogEventStorageEngine.STREAM,
                position,
                entry,
                metadata,
                Long.toString(position),
                Instant.ofEpochMilli(block.timeMs()));
        return new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(position), message);
    }
}
