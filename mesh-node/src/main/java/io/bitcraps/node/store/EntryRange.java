package io.bitcraps.node.store;

import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.Height;
import java.util.ArrayList;
import java.util.List;

/** Entries across block borders. */
final class EntryRange {

    /** The most entries of one answer, whatever was asked for. */
    static final int MAX_ENTRIES = 65_536;

    private EntryRange() {}

    /** As {@link FinalLog#entries}. */
    static List<byte[]> read(FinalLog log, long position, int maxEntries, int maxBytes) {
        if (position < 0 || maxEntries < 1) {
            throw new IllegalArgumentException("no entries: position " + position + ", at most " + maxEntries);
        }
        int limit = Math.min(maxEntries, MAX_ENTRIES);
        List<byte[]> entries = new ArrayList<>();
        long bytes = 0;
        Height height = log.heightAt(position);
        FinalBlock block = height == null ? null : log.block(height);
        while (block != null && entries.size() < limit && (entries.isEmpty() || bytes < maxBytes)) {
            long next = position + entries.size();
            int offset = Math.toIntExact(next - block.header().before().size());
            for (byte[] entry : block.entries().subList(offset, block.entries().size())) {
                if (entries.size() == limit || !entries.isEmpty() && bytes + entry.length > maxBytes) {
                    return entries;
                }
                entries.add(entry);
                bytes += entry.length;
            }
            block = log.block(block.header().height().next());
        }
        return entries;
    }
}
