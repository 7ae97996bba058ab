package io.bitcraps.command.axon;

import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.Height;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * The final log as Axon's event store: read only, one stream, one message per entry at its log position. The token of
 * a message is its position, so a projection's cursor is a place in the provable log. Durable is what the log holds;
 * safe for any threads, as the log is.
 */
public final class LogEventStorageEngine implements EventStorageEngine {

    /** The one stream there is, in Axon's terms an aggregate: its sequence numbers are log positions. */
    public static final String STREAM = "log";

    /** How long an empty read may wait for a block before it answers with nothing, so that readers can be stopped. */
    static final long MAX_WAIT_MS = 1_000;

    private final FinalLog log;

    public LogEventStorageEngine(FinalLog log) {
        this.log = log;
    }

    /**
     * The entries after the token's position up to the head. Finite: if there is none and {@code mayBlock}, it waits
     * for a block once, at most {@value #MAX_WAIT_MS} ms.
     *
     * @param token of the last entry processed, or null for all
     */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        long from = position(token) + 1;
        if (mayBlock) {
            awaitEntry(from);
        }
        return StreamSupport.stream(new LogSpliterator(log, from), false);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        if (!aggregateIdentifier.equals(STREAM)) {
            return DomainEventStream.empty();
        }
        Stream<? extends DomainEventMessage<?>> events =
                StreamSupport.stream(new LogSpliterator(log, Math.max(0, firstSequenceNumber)), false);
        return DomainEventStream.of(events, () -> log.head().size() - 1);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        long size = log.head().size();
        return aggregateIdentifier.equals(STREAM) && size > 0 ? Optional.of(size - 1) : Optional.empty();
    }

    /** Null: from the first entry. */
    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        long size = log.head().size();
        return size == 0 ? null : new GlobalSequenceTrackingToken(size - 1);
    }

    /** @throws UnsupportedOperationException always: only consensus appends to the log, and it does not do so here */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        throw new UnsupportedOperationException(
                "the log holds final blocks: an event comes to it as an action's effect");
    }

    /** @throws UnsupportedOperationException always: snapshots are the state trie's */
    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("a snapshot of the log is a state trie under a certificate");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    private static long position(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> -1;
            case GlobalSequenceTrackingToken sequence -> sequence.getGlobalIndex();
            default -> throw new IllegalArgumentException("not a token of this log: " + token);
        };
    }

    private void awaitEntry(long position) {
        Height tip = log.tip();
        if (log.head().size() > position) {
            return;
        }
        try {
            log.awaitAbove(tip, MAX_WAIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the reader is being stopped, and sees it when it looks
        }
    }
}
