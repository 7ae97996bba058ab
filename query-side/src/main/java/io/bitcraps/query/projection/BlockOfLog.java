package io.bitcraps.query.projection;

import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Entry;
import java.util.List;

/**
 * All entries of one final block: what a projection folds as a whole, so that no reader ever sees half a block.
 *
 * @param timeMs block time, milliseconds since 1970
 * @param firstPosition log position of the first entry
 * @param entries in log order, at least one
 */
public record BlockOfLog(Height height, long timeMs, long firstPosition, List<Entry> entries) {
    public BlockOfLog {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a block has entries: " + height);
        }
    }

    /** Log position of the last entry. */
    public long lastPosition() {
        return firstPosition + entries.size() - 1;
    }
}
