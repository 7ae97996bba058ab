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

    SimulatedJournal(Disk device) {
        this.device = device;
    }

    @Override
    public void append(List<Item> records) {
        device.beforeWrite();
        disk.append(records);
        device.afterWrite();
    }

    @Override
    public List<Item> records() {
        device.read();
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
