package io.bitcraps.command.simulator;

import io.bitcraps.command.consensus.JournalRecord;
import io.bitcraps.command.consensus.Recovery;
import io.bitcraps.command.consensus.Tip;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.id.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What survives a crash: the journal at once, and the final blocks, in order of height from 1, some time after they
 * were given. The journal is pruned only once the blocks given before are written.
 */
final class Disk {

    /** Final blocks that wait to be written; beyond that consensus waits for the disk. */
    static final int MAX_WAITING = 256;

    private record Append(List<Block> blocks, Tip tip) {}

    private final List<JournalRecord> journal = new ArrayList<>();
    private final List<Block> finalBlocks = new ArrayList<>();
    private final Deque<Append> waiting = new ArrayDeque<>();
    private Tip tip;
    private @Nullable View floor;
    private @Nullable Append floorAfter;

    Disk(Tip genesis) {
        this.tip = genesis;
    }

    void journal(List<JournalRecord> records) {
        journal.addAll(records);
    }

    void append(List<Block> blocks, Tip newTip) {
        waiting.add(new Append(blocks, newTip));
        while (waiting.stream().mapToInt(one -> one.blocks().size()).sum() > MAX_WAITING) {
            writeOldest();
        }
    }

    /** What was given first is durable now. */
    void writeOldest() {
        Append oldest = waiting.poll();
        if (oldest == null) {
            return;
        }
        finalBlocks.addAll(oldest.blocks());
        tip = oldest.tip();
        if (oldest.equals(floorAfter) && floor != null) {
            forgetTo(floor);
            floorAfter = null;
        }
    }

    void writeAll() {
        while (!waiting.isEmpty()) {
            writeOldest();
        }
    }

    /** What was not written is gone. */
    void crash() {
        waiting.clear();
        floorAfter = null;
    }

    void prune(View newFloor) {
        if (waiting.isEmpty()) {
            forgetTo(newFloor);
        } else if (floorAfter == null) { // the older one comes first; the next one names a newer
            floor = newFloor;
            floorAfter = waiting.getLast();
        }
    }

    void loseJournal() {
        journal.clear();
    }

    /** The newest block that is written. */
    Tip tip() {
        return tip;
    }

    /** The newest block that was given, written or not. */
    Tip newest() {
        return waiting.isEmpty() ? tip : waiting.getLast().tip();
    }

    /** Those that are written. */
    List<Block> finalBlocks() {
        return finalBlocks;
    }

    Recovery recovery() {
        return new Recovery(tip, journal);
    }

    private void forgetTo(View view) {
        journal.removeIf(record -> record.view().compareTo(view) <= 0);
    }
}
