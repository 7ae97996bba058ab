package io.bitcraps.node.simulator.run;

import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.View;
import io.bitcraps.node.store.Journal;
import io.bitcraps.node.store.MemoryJournal;
import java.util.List;

/** A journal on a disk that a process may die over, before its records are on it or before anybody is told. */
final class SimulatedJournal implements Journal {

    private final MemoryJournal disk = new MemoryJournal();
    private final Disk device;
    private List<Item> underWay = List.of();

    SimulatedJournal(Disk device) {
        this.device = device;
    }

    /** The process died: of what it was about to append, so many bytes are on the disk. */
    void tears(int bytes) {
        if (!underWay.isEmpty()) {
            disk.tear(underWay, bytes);
        }
    }

    /** What the next process begins with. */
    void reopen() {
        underWay = List.of();
        disk.reopen();
    }

    @Override
    public void append(List<Item> records) {
        underWay = records;
        device.beforeWrite();
        disk.append(records);
        underWay = List.of();
        device.afterWrite();
    }

    @Override
    public List<Item> records() {
        return disk.records();
    }

    @Override
    public void prune(Epoch epoch, View view) {
        device.beforeWrite();
        disk.prune(epoch, view);
    }

    @Override
    public void close() {
        disk.close();
    }
}
