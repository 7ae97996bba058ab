package io.bitcraps.node.coordinator;

import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A log with one block that is not what was written; null for one that is gone. */
record TamperedLog(FinalLog log, Height at, @Nullable FinalBlock instead) implements FinalLog {

    @Override
    public @Nullable FinalBlock block(Height height) {
        return height.equals(at) ? instead : log.block(height);
    }

    @Override
    public Height tip() {
        return log.tip();
    }

    @Override
    public LogHead head() {
        return log.head();
    }

    @Override
    public @Nullable Height heightAt(long position) {
        return log.heightAt(position);
    }

    @Override
    public List<byte[]> entries(long position, int maxEntries, int maxBytes) {
        return log.entries(position, maxEntries, maxBytes);
    }

    @Override
    public OptionalLong position(Hash ticket) {
        return log.position(ticket);
    }

    @Override
    public byte @Nullable [] tile(int level, long index) {
        return log.tile(level, index);
    }

    @Override
    public byte @Nullable [] checkpoint() {
        return log.checkpoint();
    }

    @Override
    public boolean awaitAbove(Height height, long timeoutMs) throws InterruptedException {
        return log.awaitAbove(height, timeoutMs);
    }
}
