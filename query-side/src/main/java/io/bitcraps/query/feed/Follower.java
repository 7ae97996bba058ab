package io.bitcraps.query.feed;

import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Height;
import io.bitcraps.query.projection.BlockOfLog;
import io.bitcraps.query.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Keeps the read model up with the log: one tracking processor, one thread, up to {@link #BATCH} blocks a transaction. */
public final class Follower implements AutoCloseable {

    /** Blocks folded in one transaction at most; the genesis bounds the entries of each. */
    private static final int BATCH = 64;

    /** How long the processor waits for a block before it looks whether it should stop. */
    private static final int AVAILABILITY_MS = 500;

    private final TrackingEventProcessor processor;
    private final SqlTransactions transactions;
    private final Progress progress;

    public Follower(
            StreamableMessageSource<TrackedEventMessage<?>> entries,
            Connections database,
            ChainId chain,
            Progress progress) {
        this.progress = progress;
        transactions = new SqlTransactions(database);
        SqlCursor cursor = new SqlCursor(transactions, chain);
        processor = TrackingEventProcessor.builder()
                .name(SqlCursor.NAME)
                .messageSource(new BlockSource(entries))
                .tokenStore(cursor)
                .transactionManager(transactions)
                .eventHandlerInvoker(new Folding(new Projection(), transactions, cursor, progress))
                .errorHandler((ErrorHandler) PropagatingErrorHandler.instance())
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(BATCH)
                        .andInitialTrackingToken(source -> source.createTailToken())
                        .andEventAvailabilityTimeout(AVAILABILITY_MS, TimeUnit.MILLISECONDS))
                .build();
    }

    public void start() {
        processor.start();
    }

    /** Why it does not get on, in one sentence; empty while it does. It tries again by itself. */
    public String problem() {
        return processor.processingStatus().values().stream()
                .filter(EventTrackerStatus::isErrorState)
                .map(status -> "the read model stands still: " + status.getError().getMessage())
                .findFirst()
                .orElse("");
    }

    /** Waits for the transaction under way. */
    @Override
    public void close() {
        progress.close();
        processor.shutDown();
        transactions.close();
    }

    /** Folds each block of a batch, and writes all rows of the batch with its last one. */
    private record Folding(Projection projection, SqlTransactions transactions, SqlCursor cursor, Progress progress)
            implements EventHandlerInvoker {

        @Override
        public boolean canHandle(EventMessage<?> message, Segment segment) {
            return message.getPayload() instanceof BlockOfLog;
        }

        @Override
        public void handle(EventMessage<?> message, Segment segment) throws SQLException {
            BlockOfLog block = (BlockOfLog) message.getPayload();
            BatchingUnitOfWork<?> batch = (BatchingUnitOfWork<?>) CurrentUnitOfWork.get();
            Connection connection = transactions.connection();
            if (batch.isFirstMessage()) {
                batch.onRollback(unit -> projection.forget());
            }
            projection.fold(block, connection);
            if (batch.isLastMessage()) {
                projection.flush(connection);
                cursor.reached(block);
                Height height = block.height();
                batch.afterCommit(unit -> progress.reached(height));
            }
        }
    }
}
