package io.bitcraps.events.audit;

import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.TileSource;
import io.bitcraps.events.log.note.SignedNote;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A log that is complete from the start; gives at most three entries at a time, as any log may. */
record MemoryLog(
        List<byte[]> entries,
        List<FinalBlock> blocks,
        LogHead head,
        TileSource tiles,
        @Nullable SignedNote note) implements FinalLog {
    @Override
    public Height tip() {
        return new Height(blocks.size());
    }

    @Override
    public @Nullable FinalBlock block(Height height) {
        long index = height.value() - 1;
        return index < 0 || index >= blocks.size() ? null : blocks.get((int) index);
    }

    @Override
    public @Nullable Height heightAt(long position) {
        return blocks.stream()
                .map(FinalBlock::header)
                .filter(header -> header.before().size() <= position
                        && position < header.after().size())
                .map(header -> header.height())
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<byte[]> entries(long position, int maxEntries, int maxBytes) {
        int from = (int) Math.min(position, entries.size());
        return entries.subList(from, Math.min(entries.size(), from + Math.min(3, maxEntries)));
    }

    @Override
    public OptionalLong position(Hash ticket) {
        return OptionalLong.empty();
    }

    @Override
    public byte @Nullable [] tile(int level, long index) {
        return tiles.tile(level, index);
    }

    @Override
    public byte @Nullable [] checkpoint() {
        return note == null ? null : note.bytes();
    }

    @Override
    public boolean awaitAbove(Height height, long timeoutMs) {
        return tip().compareTo(height) > 0;
    }
}
