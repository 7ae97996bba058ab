package io.bitcraps.command.axon;

import io.bitcraps.command.rules.BlockContext;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.EntryCodec;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.jspecify.annotations.Nullable;

/** The log's entries from a position up to the head at which it runs dry, fetched in bounded batches. */
final class LogSpliterator implements Spliterator<GenericTrackedDomainEventMessage<?>> {

    private static final int BATCH_ENTRIES = 512;
    private static final int BATCH_BYTES = 1 << 20;

    private final FinalLog log;
    private long position;
    private long fetched;
    private @Nullable Entry ahead;
    private List<byte[]> batch = List.of();
    private int next;
    private @Nullable BlockContext block;

    LogSpliterator(FinalLog log, long position) {
        this.log = log;
        this.position = position;
        this.fetched = position;
    }

    @Override
    public boolean tryAdvance(Consumer<? super GenericTrackedDomainEventMessage<?>> action) {
        Entry entry = ahead == null ? fetch() : ahead;
        if (entry == null) {
            return false;
        }
        ahead = fetch();
        // The log grows by whole blocks, so where it ends a block ends.
        boolean lastOfBlock = ahead == null || ahead instanceof Entry.BlockEntry;
        action.accept(EntryMessages.of(entry, position, placeOf(entry), lastOfBlock));
        position++;
        return true;
    }

    private @Nullable Entry fetch() {
        if (next == batch.size()) {
            batch = log.entries(fetched, BATCH_ENTRIES, BATCH_BYTES);
            next = 0;
            if (batch.isEmpty()) {
                return null;
            }
        }
        fetched++;
        return EntryCodec.decodeTrusted(batch.get(next++));
    }

    /** A block entry tells its own place; only a read that starts inside a block has to look it up. */
    private BlockContext placeOf(Entry entry) {
        BlockContext place = block;
        if (entry instanceof Entry.BlockEntry opening) {
            place = BlockContext.of(opening);
        } else if (place == null) {
            place = lookUp();
        }
        block = place;
        return place;
    }

    private BlockContext lookUp() {
        Height height = log.heightAt(position);
        FinalBlock found = height == null ? null : log.block(height);
        if (height == null || found == null) {
            throw new InvariantViolation("an entry that can be read stands in a block that can be read");
        }
        return new BlockContext(height, found.header().timeMs());
    }

    @Override
    public @Nullable Spliterator<GenericTrackedDomainEventMessage<?>> trySplit() {
        return null; // order is the point of a log
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL;
    }
}
