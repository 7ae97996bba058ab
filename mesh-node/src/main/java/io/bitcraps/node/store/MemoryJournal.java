package io.bitcraps.node.store;

import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.List;

/** The twin of {@link VoteJournal} for simulated nodes: its disk survives a crash, what was not synced does not. */
public final class MemoryJournal implements Journal {

    /** Where a simulated process dies. */
    public enum Crash {
        /** The records are lost, and nobody was told that they are safe. */
        BEFORE_SYNC,
        /** The records are on disk, but nobody was told. */
        AFTER_SYNC
    }

    /** Ends a simulated process in the middle of an append. */
    public static final class Crashed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Crashed(Crash crash) {
            super("simulated crash " + crash);
        }
    }

    private final List<Item> disk;
    private final List<Crash> planned = new ArrayList<>();

    public MemoryJournal() {
        this(new ArrayList<>());
    }

    private MemoryJournal(List<Item> disk) {
        this.disk = disk;
    }

    /** The next append throws {@link Crashed}; go on with {@link #restarted}. */
    public void crashAtNextAppend(Crash crash) {
        planned.add(crash);
    }

    /** The journal as the process that comes after this one finds it. */
    public MemoryJournal restarted() {
        return new MemoryJournal(disk);
    }

    @Override
    public void append(List<Item> records) {
        JournalFrame.requireBounded(records);
        Crash crash = planned.isEmpty() ? null : planned.removeFirst();
        if (crash != Crash.BEFORE_SYNC) {
            disk.addAll(records);
        }
        if (crash != null) {
            throw new Crashed(crash);
        }
    }

    @Override
    public List<Item> records() {
        return List.copyOf(disk);
    }

    @Override
    public void prune(Epoch epoch, View view) {
        disk.removeIf(record -> !record.isAbove(epoch, view));
    }

    /** Nothing to close. */
    @Override
    public void close() {}
}
