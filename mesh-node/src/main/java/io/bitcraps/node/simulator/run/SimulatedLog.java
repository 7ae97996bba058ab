package io.bitcraps.node.simulator.run;

import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.node.store.Cosigned;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.MemoryLog;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A log on a disk that a process may die over, before a write is on it or before anybody is told. What the contract
 * does not promise to keep, the newest checkpoint before the next append, a crash may take away.
 */
final class SimulatedLog implements LogStore {

    private final MemoryLog disk;
    private final Disk device;
    private byte @Nullable [] synced;

    SimulatedLog(FinalBlock genesis, Disk device) {
        this.disk = new MemoryLog(genesis);
        this.device = device;
    }

    /** What is on the disk, as whoever looks at it from outside the run sees it. */
    LogStore disk() {
        return disk;
    }

    /** Power is lost: what was not synced is gone. */
    void losesUnsynced() {
        byte[] kept = synced;
        if (kept != null) {
            disk.putCheckpoint(kept);
        }
    }

    @Override
    public void append(List<FinalBlock> blocks) {
        device.beforeWrite();
        disk.append(blocks);
        synced = disk.checkpoint();
        device.afterWrite();
    }

    @Override
    public void putCheckpoint(byte[] note) {
        device.beforeWrite();
        disk.putCheckpoint(note);
    }

    @Override
    public Cosigned.Verdict recordCosigned(Cosigned next) {
        device.beforeWrite();
        Cosigned.Verdict verdict = disk.recordCosigned(next);
        device.afterWrite();
        return verdict;
    }

    @Override
    public @Nullable FinalBlock block(Height height) {
        device.read(height);
        return disk.block(height);
    }

    @Override
    public @Nullable BlockHeader header(Height height) {
        device.read(height);
        return disk.header(height);
    }

    @Override
    public byte @Nullable [] tile(int level, long index) {
        return disk.tile(level, index);
    }

    @Override
    public Height tip() {
        return disk.tip();
    }

    @Override
    public LogHead head() {
        return disk.head();
    }

    @Override
    public Frontier frontier() {
        return disk.frontier();
    }

    @Override
    public @Nullable Height heightAt(long position) {
        return disk.heightAt(position);
    }

    @Override
    public List<byte[]> entries(long position, int maxEntries, int maxBytes) {
        return disk.entries(position, maxEntries, maxBytes);
    }

    @Override
    public OptionalLong position(Hash ticket) {
        return disk.position(ticket);
    }

    @Override
    public byte @Nullable [] checkpoint() {
        return disk.checkpoint();
    }

    @Override
    public @Nullable Cosigned cosigned() {
        return disk.cosigned();
    }

    @Override
    public boolean awaitAbove(Height height, long timeoutMs) throws InterruptedException {
        return disk.awaitAbove(height, timeoutMs);
    }

    @Override
    public void close() {
        disk.close();
    }
}
