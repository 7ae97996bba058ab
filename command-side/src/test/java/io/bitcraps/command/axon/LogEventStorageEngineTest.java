package io.bitcraps.command.axon;

import static io.bitcraps.command.rules.Felts.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.feed.EntryMetadata;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Axon expects of an event storage engine, kept by a log. */
class LogEventStorageEngineTest {

    private static final long TIMEOUT_S = 30;

    private final MemoryFinalLog log =
            new MemoryFinalLog(genesisLedger(parameters()).entries(), START_MS);
    private final LogEventStorageEngine engine = new LogEventStorageEngine(log);

    @Test
    void readsEveryEntryInOrderOnce() {
        append(1, 2);
        append(2, 0);
        append(3, 5);

        var read = read(null);

        assertEquals(
                LongStream.range(0, log.head().size()).boxed().toList(),
                read.stream().map(LogEventStorageEngineTest::position).toList());
        assertEquals(10 + 3 + 1 + 6, read.size());
    }

    @Test
    void aTokenNamesTheLastEntryProcessed() {
        append(1, 4);

        var read = read(new GlobalSequenceTrackingToken(11));

        assertEquals(
                List.of(12L, 13L, 14L),
                read.stream().map(LogEventStorageEngineTest::position).toList());
    }

    @Test
    void deliversEntriesAndSaysWhichEndsABlock() {
        append(1, 1);

        List<Class<?>> types = new ArrayList<>();
        List<Object> last = new ArrayList<>();
        read(new GlobalSequenceTrackingToken(8)).forEach(message -> {
            types.add(message.getPayloadType());
            last.add(message.getMetaData().get(EntryMetadata.LAST_OF_BLOCK));
        });

        assertEquals(List.of(Entry.EventEntry.class, Entry.BlockEntry.class, Entry.ActionEntry.class), types);
        assertEquals(List.of(true, false, true), last);
        assertEquals(Entry.GenesisEntry.class, read(null).getFirst().getPayloadType());
    }

    @Test
    void tellsPositionHeightAndBlockTimeAlsoFromInsideABlock() {
        append(1, 1);
        append(2, 3);

        var fromInside = read(new GlobalSequenceTrackingToken(13)).getFirst();
        var ofGenesis = read(null).getLast();

        assertEquals(14L, fromInside.getMetaData().get(EntryMetadata.POSITION));
        assertEquals(2L, fromInside.getMetaData().get(EntryMetadata.HEIGHT));
        assertEquals(START_MS + 2_000, fromInside.getTimestamp().toEpochMilli());
        assertEquals("14", fromInside.getIdentifier());
        assertEquals(2L, ofGenesis.getMetaData().get(EntryMetadata.HEIGHT));
        assertEquals(0L, read(null).getFirst().getMetaData().get(EntryMetadata.HEIGHT));
    }

    @Test
    void tokensOfBothEnds() {
        append(1, 1);

        assertNull(engine.createTailToken());
        assertEquals(new GlobalSequenceTrackingToken(11), engine.createHeadToken());
        assertEquals(List.of(), read(engine.createHeadToken()));
    }

    @Test
    void theWholeLogIsOneStream() {
        append(1, 1);

        var stream = engine.readEvents(LogEventStorageEngine.STREAM, 9);

        assertEquals(
                List.of(9L, 10L, 11L),
                stream.asStream().map(message -> message.getSequenceNumber()).toList());
        assertEquals(
                11L, engine.lastSequenceNumberFor(LogEventStorageEngine.STREAM).orElseThrow());
        assertFalse(engine.readEvents("account", 0).hasNext());
        assertTrue(engine.lastSequenceNumberFor("account").isEmpty());
    }

    @Test
    void nobodyAppendsToTheLogThroughTheEventStore() {
        List<EventMessage<?>> events = List.of(read(null).getFirst());

        assertThrows(UnsupportedOperationException.class, () -> engine.appendEvents(events));
        assertThrows(
                UnsupportedOperationException.class,
                () -> engine.storeSnapshot(
                        engine.readEvents(LogEventStorageEngine.STREAM, 0).next()));
        assertTrue(engine.readSnapshot(LogEventStorageEngine.STREAM).isEmpty());
    }

    @Test
    void aBlockingReadWaitsForTheNextBlock() throws InterruptedException {
        BlockingQueue<Long> read = new LinkedBlockingQueue<>();
        var token = engine.createHeadToken();
        Thread reader = Thread.ofVirtual().start(() -> {
            while (read.isEmpty()) {
                engine.readEvents(token, true).forEach(message -> read.add(position(message)));
            }
        });

        append(1, 0);

        assertEquals(10L, read.poll(TIMEOUT_S, TimeUnit.SECONDS));
        reader.join();
    }

    @Test
    void aBlockingReadAnswersWithNothingRatherThanWaitForEver() {
        assertEquals(0, engine.readEvents(engine.createHeadToken(), true).count());
    }

    @Test
    void aTrackingProcessorSeesEveryEntryInOrderOnce() throws InterruptedException {
        append(1, 2);
        BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
        EmbeddedEventStore store = EventStores.embedded(log);
        TrackingEventProcessor processor = processor(store, seen);
        processor.start();

        for (int height = 2; height <= 40; height++) {
            append(height, height % 4);
        }

        long size = log.head().size();
        for (long position = 0; position < size; position++) {
            assertEquals(position, seen.poll(TIMEOUT_S, TimeUnit.SECONDS));
        }
        processor.shutDown();
        store.shutDown();
        assertTrue(seen.isEmpty());
    }

    private static TrackingEventProcessor processor(EmbeddedEventStore store, BlockingQueue<Long> seen) {
        return TrackingEventProcessor.builder()
                .name("all")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Recorder(seen))
                        .build())
                .messageSource(store)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.INSTANCE)
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(7))
                .build();
    }

    /** Takes payloads of every type. */
    record Recorder(BlockingQueue<Long> seen) {
        @EventHandler
        void on(Object payload, @MetaDataValue(EntryMetadata.POSITION) Long position) {
            seen.add(position);
        }
    }

    private void append(int height, int actions) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry.BlockEntry(
                CHAIN,
                Epoch.ZERO,
                new Height(height),
                new View(height),
                new BlockId(Hash.ZERO),
                0,
                START_MS + 1_000L * height));
        for (int i = 0; i < actions; i++) {
            entries.add(i % 2 == 0 ? anAction(i) : new Entry.EventEntry(new Event.TokensGranted(BOB, Amount.crap(i))));
        }
        log.append(entries, START_MS + 1_000L * height);
    }

    private static Entry anAction(long nonce) {
        return new Entry.ActionEntry(ActionCodec.sign(action(BOB, nonce, new ActionBody.JoinTable(T1)), signingKey(2)));
    }

    private List<TrackedEventMessage<?>> read(@Nullable TrackingToken token) {
        List<TrackedEventMessage<?>> read = new ArrayList<>();
        engine.readEvents(token, false).forEach(read::add);
        return read;
    }

    private static Long position(TrackedEventMessage<?> message) {
        return message.trackingToken().position().orElseThrow();
    }
}
