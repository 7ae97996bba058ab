package io.bitcraps.node.store;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Frontier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The twin of {@link SqliteLog} for simulated nodes and tests: the same checks, nothing on disk. */
public final class MemoryLog implements LogStore {

    private final List<FinalBlock> blocks = new ArrayList<>();
    private final TreeMap<Long, Height> heights = new TreeMap<>();
    private final Map<Hash, Long> tickets = new HashMap<>();
    private final Map<List<Long>, byte[]> tiles = new HashMap<>();
    private final TipSignal signal = new TipSignal(Height.ZERO);
    private Growth.Tip tip;
    private byte @Nullable [] checkpoint;
    private @Nullable Cosigned cosigned;

    /** @throws InvariantViolation if the block is no genesis block */
    public MemoryLog(FinalBlock genesis) {
        Growth growth = Growth.genesis(genesis);
        tip = growth.tip();
        keep(growth);
    }

    @Override
    public void append(List<FinalBlock> added) {
        Growth.requireBounded(added);
        synchronized (this) {
            keep(Growth.of(tip, added));
        }
        signal.raise(tip());
    }

    private synchronized void keep(Growth growth) {
        for (Growth.Row row : growth.rows()) {
            blocks.add(row.block());
            heights.put(row.first(), row.block().header().height());
        }
        growth.tickets().forEach(ticket -> tickets.put(ticket.hash(), ticket.position()));
        growth.tiles().forEach(tile -> tiles.put(List.of((long) tile.level(), tile.index()), tile.hashes()));
        tip = growth.tip();
    }

    @Override
    public synchronized Height tip() {
        return tip.header().height();
    }

    @Override
    public synchronized LogHead head() {
        return tip.header().after();
    }

    @Override
    public synchronized Frontier frontier() {
        return tip.edge().frontier();
    }

    @Override
    public synchronized @Nullable FinalBlock block(Height height) {
        return height.value() < blocks.size() ? blocks.get((int) height.value()) : null;
    }

    @Override
    public @Nullable BlockHeader header(Height height) {
        FinalBlock block = block(height);
        return block == null ? null : block.header();
    }

    @Override
    public synchronized @Nullable Height heightAt(long position) {
        return position < 0 || position >= head().size()
                ? null
                : heights.floorEntry(position).getValue();
    }

    @Override
    public List<byte[]> entries(long position, int maxEntries, int maxBytes) {
        return EntryRange.read(this, position, maxEntries, maxBytes);
    }

    @Override
    public synchronized OptionalLong position(Hash ticket) {
        Long position = tickets.get(ticket);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    @Override
    public synchronized byte @Nullable [] tile(int level, long index) {
        byte[] hashes = tiles.get(List.of((long) level, index));
        return hashes == null ? null : hashes.clone();
    }

    @Override
    public synchronized byte @Nullable [] checkpoint() {
        return checkpoint == null ? null : checkpoint.clone();
    }

    @Override
    public synchronized void putCheckpoint(byte[] note) {
        checkpoint = note.clone();
    }

    @Override
    public synchronized @Nullable Cosigned cosigned() {
        return cosigned;
    }

    @Override
    public synchronized Cosigned.Verdict recordCosigned(Cosigned next) {
        Cosigned.Verdict verdict = cosigned == null ? Cosigned.Verdict.RECORDED : cosigned.judge(next);
        if (verdict == Cosigned.Verdict.RECORDED) {
            cosigned = next;
        }
        return verdict;
    }

    @Override
    public boolean awaitAbove(Height height, long timeoutMs) throws InterruptedException {
        return signal.awaitAbove(height, timeoutMs);
    }

    /** Nothing to close; what was appended stays readable. */
    @Override
    public void close() {}
}
