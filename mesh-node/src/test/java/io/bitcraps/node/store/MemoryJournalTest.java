package io.bitcraps.node.store;

import static io.bitcraps.node.store.JournalContract.record;
import static io.bitcraps.node.store.JournalContract.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryJournalTest implements JournalContract {

    private final MemoryJournal journal = new MemoryJournal();

    @Override
    public Journal open() {
        journal.reopen();
        return journal;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, 1_000})
    void losesInACrashAllOfATornAppendAndGoesOn(int bytes) {
        journal.append(List.of(record(0, 1, "a")));

        journal.tear(List.of(record(0, 2, "b"), record(0, 2, "c")), bytes);
        journal.reopen();
        journal.append(List.of(record(0, 3, "d")));

        assertEquals(List.of("0/1 a", "0/3 d"), texts(journal.records()));
    }

    @Test
    void refusesToStartOverADamagedRecord() {
        journal.append(List.of(record(0, 1, "a")));
        journal.append(List.of(record(0, 2, "b")));

        journal.damage(30);

        assertThrows(StoreFailure.class, journal::reopen);
    }
}
