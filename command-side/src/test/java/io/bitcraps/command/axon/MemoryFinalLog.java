package io.bitcraps.command.axon;

import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.EntryCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A final log in memory to which a test appends blocks. Hashes are left out: the event store asks for none. */
final class MemoryFinalLog implements FinalLog {

    private static final ChainId CHAIN = new ChainId("test");

    private final Lock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<FinalBlock> blocks = new ArrayList<>();
    private final List<byte[]> entries = new ArrayList<>();
    private final int most;

    /** Gives three entries at a time, as any log may. */
    MemoryFinalLog(List<Entry> genesis, long timeMs) {
        this(genesis, timeMs, 3);
    }

    /** @param most entries that are given at a time */
    MemoryFinalLog(List<Entry> genesis, long timeMs, int most) {
        this.most = most;
        append(genesis, timeMs);
    }

    void append(List<Entry> block, long timeMs) {
        lock.lock();
        try {
            List<byte[]> encoded = block.stream().map(EntryCodec::encode).toList();
            LogHead before = new LogHead(entries.size(), Hash.ZERO);
            entries.addAll(encoded);
            LogHead after = new LogHead(entries.size(), Hash.ZERO);
            blocks.add(new FinalBlock(new BlockId(Hash.ZERO), header(before, after, timeMs), encoded, null));
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private BlockHeader header(LogHead before, LogHead after, long timeMs) {
        return new BlockHeader(
                BlockHeader.VERSION,
                CHAIN,
                Epoch.ZERO,
                new Height(blocks.size()),
                View.ZERO,
                new BlockId(Hash.ZERO),
                0,
                timeMs,
                Hash.ZERO,
                before,
                after,
                Hash.ZERO,
                List.of(),
                0);
    }

    @Override
    public Height tip() {
        lock.lock();
        try {
            return new Height(blocks.size() - 1L);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public LogHead head() {
        lock.lock();
        try {
            return blocks.getLast().header().after();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable FinalBlock block(Height height) {
        lock.lock();
        try {
            return height.value() < blocks.size() ? blocks.get((int) height.value()) : null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable Height heightAt(long position) {
        lock.lock();
        try {
            return blocks.stream()
                    .map(FinalBlock::header)
                    .filter(header -> header.before().size() <= position
                            && position < header.after().size())
                    .map(BlockHeader::height)
                    .findFirst()
                    .orElse(null);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<byte[]> entries(long position, int maxEntries, int maxBytes) {
        lock.lock();
        try {
            int from = (int) Math.min(position, entries.size());
            return List.copyOf(entries.subList(from, Math.min(entries.size(), from + Math.min(most, maxEntries))));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public OptionalLong position(Hash ticket) {
        return OptionalLong.empty();
    }

    @Override
    public byte @Nullable [] tile(int level, long index) {
        return null;
    }

    @Override
    public byte @Nullable [] checkpoint() {
        return null;
    }

    @Override
    public boolean awaitAbove(Height height, long timeoutMs) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(timeoutMs);
            while (blocks.size() - 1L <= height.value() && left > 0) {
                left = grown.awaitNanos(left);
            }
            return blocks.size() - 1L > height.value();
        } finally {
            lock.unlock();
        }
    }
}
