package io.bitcraps.command.beacon;

import io.bitcraps.command.beacon.key.Share;
import io.bitcraps.events.id.Height;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Shares for heights that are not final here yet: others are faster by a message. Bounded per validator, so that none
 * can crowd out another; what does not fit comes again with the sender's next retry.
 */
final class EarlyShares {

    /** Heights per validator; a faster peer is ahead by very few locks. */
    static final int PER_VALIDATOR = 8;
    /** Longer ones are no shares, and not worth the memory until that is found out. */
    private static final int MAX_BYTES = 2 * Share.BYTES;

    /** Shares up to here are late, not early: they would only take the places of early ones. */
    private Height floor = Height.ZERO;

    private final NavigableMap<Integer, NavigableMap<Height, byte[]>> byIndex = new TreeMap<>();

    void add(int index, Height height, byte[] share) {
        if (share.length > MAX_BYTES || height.compareTo(floor) <= 0) {
            return;
        }
        NavigableMap<Height, byte[]> kept = byIndex.computeIfAbsent(index, unknown -> new TreeMap<>());
        kept.putIfAbsent(height, share);
        if (kept.size() > PER_VALIDATOR) {
            kept.pollLastEntry();
        }
    }

    /** Hands out the shares of a height, by share index, and takes no more for it and everything below. */
    Map<Integer, byte[]> take(Height height) {
        floor = height;
        Map<Integer, byte[]> taken = new TreeMap<>();
        for (var entry : byIndex.entrySet()) {
            NavigableMap<Height, byte[]> kept = entry.getValue();
            byte[] share = kept.get(height);
            if (share != null) {
                taken.put(entry.getKey(), share);
            }
            kept.headMap(height, true).clear();
        }
        return taken;
    }
}
