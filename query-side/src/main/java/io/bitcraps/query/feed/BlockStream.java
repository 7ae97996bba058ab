package io.bitcraps.query.feed;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.feed.EntryMetadata;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Entry;
import io.bitcraps.query.projection.BlockOfLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Entries one by one in, whole blocks out. A block bears the token of its last entry, so a token always names the end
 * of a block. One thread reads.
 */
final class BlockStream implements BlockingStream<TrackedEventMessage<?>> {

    private final BlockingStream<TrackedEventMessage<?>> entries;
    private final List<Entry> open = new ArrayList<>();
    private long firstPosition;
    private @Nullable TrackedEventMessage<?> ready;

    BlockStream(BlockingStream<TrackedEventMessage<?>> entries) {
        this.entries = entries;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        while (ready == null && entries.hasNextAvailable()) {
            takeAvailable();
        }
        return Optional.ofNullable(ready);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (ready == null) {
            long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (!entries.hasNextAvailable((int) Math.max(0, leftMs), TimeUnit.MILLISECONDS)) {
                return false;
            }
            take(entries.nextAvailable());
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (ready == null) {
            take(entries.nextAvailable());
        }
        TrackedEventMessage<?> next = ready;
        ready = null;
        return next;
    }

    @Override
    public void close() {
        entries.close();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        return entries.setOnAvailableCallback(callback);
    }

    private void takeAvailable() {
        try {
            take(entries.nextAvailable());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(TrackedEventMessage<?> message) {
        MetaData metadata = message.getMetaData();
        if (open.isEmpty()) {
            firstPosition = number(metadata, EntryMetadata.POSITION);
        }
        open.add((Entry) message.getPayload());
        if (Boolean.TRUE.equals(metadata.get(EntryMetadata.LAST_OF_BLOCK))) {
            Height height = new Height(number(metadata, EntryMetadata.HEIGHT));
            BlockOfLog block =
                    new BlockOfLog(height, message.getTimestamp().toEpochMilli(), firstPosition, List.copyOf(open));
            open.clear();
            // Built with identifier and timestamp: the other constructors read a clock and draw a random UUID.
            ready = new GenericTrackedEventMessage<>(
                    message.trackingToken(),
                    new GenericEventMessage<>(
                            height.toString(), block, MetaData.emptyInstance(), message.getTimestamp()));
        }
    }

    private static long number(MetaData metadata, String name) {
        if (metadata.get(name) instanceof Long number) {
            return number;
        }
        throw new InvariantViolation("an entry without " + name + " among its metadata");
    }
}
