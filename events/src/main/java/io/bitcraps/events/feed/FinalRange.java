package io.bitcraps.events.feed;

import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.id.Height;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive final blocks with what proves the last of them final: how the log is handed on, to peers and over HTTP.
 * Nothing in it is to be believed before it is checked, the tip not even then.
 *
 * @param tip of whoever answers; what it says of itself
 * @param blocks ascending, as many as fit; empty if whoever answers has none
 * @param headers where the last block has no certificate of its own: those after it, up to the next that has one
 * @param finality that one's certificate; null where the last block has its own
 */
public record FinalRange(
        Height tip,
        List<FinalBlock> blocks,
        List<BlockHeader> headers,
        @Nullable Certificate finality) {

    /** Headers after the last block; far more than are ever notarized in a row without one of them being finalized. */
    public static final int MAX_HEADERS = 256;

    /** What a header takes beside its seeds, and a seed, about. */
    private static final int HEADER_BYTES = 400;

    private static final int SEED_BYTES = 56;

    public FinalRange {
        blocks = List.copyOf(blocks);
        headers = List.copyOf(headers);
    }

    /**
     * How much one range takes at most.
     *
     * @param bytes of entries and headers, about; one block is taken whatever its size
     */
    public record Bounds(int blocks, int bytes) {}

    /**
     * What {@code log} has from {@code from} on. Ends with a block that has its own certificate unless a whole range
     * has none.
     *
     * @param from 1 or higher: genesis is in the genesis file
     */
    public static FinalRange of(FinalLog log, Height from, Bounds bounds) {
        Height tip = log.tip(); // first, so that all blocks up to it are there
        List<FinalBlock> blocks = new ArrayList<>();
        long bytes = 0;
        int certified = 0;
        for (Height height = from;
                height.compareTo(tip) <= 0 && blocks.size() < bounds.blocks();
                height = height.next()) {
            FinalBlock block = present(log, height);
            bytes += bytes(block);
            if (bytes > bounds.bytes() && !blocks.isEmpty()) {
                break;
            }
            blocks.add(block);
            if (block.finality() != null) {
                certified = blocks.size();
            }
        }
        return blocks.isEmpty() || certified > 0
                ? new FinalRange(tip, blocks.subList(0, certified), List.of(), null)
                : covered(log, tip, blocks);
    }

    private static FinalRange covered(FinalLog log, Height tip, List<FinalBlock> blocks) {
        List<BlockHeader> headers = new ArrayList<>();
        Height height = blocks.getLast().header().height().next();
        while (headers.size() < MAX_HEADERS) {
            FinalBlock block = present(log, height);
            headers.add(block.header());
            if (block.finality() != null) {
                return new FinalRange(tip, blocks, headers, block.finality());
            }
            height = height.next();
        }
        return new FinalRange(tip, List.of(), List.of(), null);
    }

    private static FinalBlock present(FinalLog log, Height height) {
        return Objects.requireNonNull(log.block(height), "a log holds every block up to its tip, and certifies that");
    }

    private static long bytes(FinalBlock block) {
        long bytes = HEADER_BYTES + (long) SEED_BYTES * block.header().seeds().size();
        for (byte[] entry : block.entries()) {
            bytes += entry.length + 2;
        }
        return bytes;
    }
}
