package io.bitcraps.node.store;

import static io.bitcraps.node.store.JournalContract.record;
import static io.bitcraps.node.store.JournalContract.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.node.store.MemoryJournal.Crash;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryJournalTest implements JournalContract {

    private MemoryJournal newest = new MemoryJournal();

    @Override
    public Journal open() {
        newest = newest.restarted();
        return newest;
    }

    @Test
    void losesInACrashWhatWasNotSynced() {
        MemoryJournal journal = new MemoryJournal();
        journal.append(List.of(record(0, 1, "a")));
        journal.crashAtNextAppend(Crash.BEFORE_SYNC);

        assertThrows(MemoryJournal.Crashed.class, () -> journal.append(List.of(record(0, 2, "b"))));

        assertEquals(List.of("0/1 a"), texts(journal.restarted().records()));
    }

    @Test
    void keepsInACrashWhatWasSynced() {
        MemoryJournal journal = new MemoryJournal();
        journal.append(List.of(record(0, 1, "a")));
        journal.crashAtNextAppend(Crash.AFTER_SYNC);

        assertThrows(MemoryJournal.Crashed.class, () -> journal.append(List.of(record(0, 2, "b"))));

        assertEquals(List.of("0/1 a", "0/2 b"), texts(journal.restarted().records()));
    }
}
