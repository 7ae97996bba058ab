package io.bitcraps.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.View;
import io.bitcraps.node.store.Journal.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Journal} keeps to. */
public interface JournalContract {

    /** A new journal the first time, then what the one before left on disk. */
    Journal open();

    static Item record(long epoch, long view, String text) {
        return new Item(new Epoch(epoch), new View(view), TestChain.ascii(text));
    }

    static List<String> texts(List<Item> records) {
        return records.stream()
                .map(record -> record.epoch() + "/" + record.view() + " "
                        + new String(record.bytes(), StandardCharsets.US_ASCII))
                .toList();
    }

    @Test
    default void beginsEmpty() {
        try (Journal journal = open()) {
            assertEquals(List.of(), journal.records());
        }
    }

    @Test
    default void holdsRecordsInOrderAcrossRestarts() {
        try (Journal journal = open()) {
            journal.append(List.of(record(0, 1, "a"), record(0, 1, "b")));
            journal.append(List.of(record(0, 2, "c")));
            assertEquals(List.of("0/1 a", "0/1 b", "0/2 c"), texts(journal.records()));
        }

        try (Journal journal = open()) {
            journal.append(List.of(record(1, 1, "d")));
        }

        try (Journal journal = open()) {
            assertEquals(List.of("0/1 a", "0/1 b", "0/2 c", "1/1 d"), texts(journal.records()));
        }
    }

    @Test
    default void keepsEverythingAboveTheFloor() {
        try (Journal journal = open()) {
            for (int view = 1; view <= 100; view++) {
                journal.append(List.of(record(0, view, "x".repeat(100))));
            }
            journal.append(List.of(record(1, 1, "next epoch")));

            journal.prune(Epoch.ZERO, new View(60));

            List<String> kept = texts(journal.records());
            assertTrue(kept.containsAll(texts(List.of(record(0, 61, "x".repeat(100)), record(1, 1, "next epoch")))));
            assertTrue(kept.size() >= 41);
        }
    }

    @Test
    default void takesARecordOfTheLargestSize() {
        byte[] large = new byte[Journal.MAX_RECORD_BYTES];
        large[large.length - 1] = 7;

        try (Journal journal = open()) {
            journal.append(List.of(new Item(Epoch.ZERO, View.ZERO, large)));
            journal.append(List.of(new Item(Epoch.ZERO, View.ZERO, large)));
        }

        try (Journal journal = open()) {
            assertEquals(2, journal.records().size());
            assertEquals(7, journal.records().getLast().bytes()[large.length - 1]);
        }
    }

    @Test
    default void refusesToAppendNothingOrTooMuch() {
        List<Item> many = new ArrayList<>(Collections.nCopies(Journal.MAX_RECORDS_PER_APPEND + 1, record(0, 1, "a")));
        Item tooLong = new Item(Epoch.ZERO, View.ZERO, new byte[Journal.MAX_RECORD_BYTES + 1]);

        try (Journal journal = open()) {
            assertThrows(IllegalArgumentException.class, () -> journal.append(List.of()));
            assertThrows(IllegalArgumentException.class, () -> journal.append(many));
            assertThrows(IllegalArgumentException.class, () -> journal.append(List.of(tooLong)));
            assertEquals(List.of(), journal.records());
        }
    }
}
