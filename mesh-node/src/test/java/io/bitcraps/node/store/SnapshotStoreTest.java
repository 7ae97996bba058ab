package io.bitcraps.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotStoreTest {

    @TempDir
    Path directory;

    private static Snapshot snapshot(long height, int accounts) {
        List<StateValue> values = new ArrayList<>();
        values.add(new StateValue.Bank(
                Amount.crap(1_000), Amount.ZERO, Amount.crap(5_000), Amount.ZERO, Amount.ZERO, Amount.ZERO));
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            byte[] name = TestChain.ascii("account " + i);
            PublicKey key = PublicKey.of(Sha256.hash(name).bytes());
            values.add(new StateValue.Account(key, Amount.crap(i), Amount.ZERO, height, Amount.ZERO, 0));
            entries.add(name);
        }
        return new Snapshot(
                new Height(height),
                new BlockId(Sha256.hash(TestChain.ascii("block " + height))),
                Frontier.EMPTY.appendEntries(entries),
                StateTrie.of(values));
    }

    private Path file(long height) {
        return directory.resolve("snapshot-%020d".formatted(height));
    }

    private static void assertSame(Snapshot expected, SnapshotStore.Loaded loaded) {
        Snapshot found = loaded.snapshot();
        assertNotNull(found);
        assertEquals(expected.height(), found.height());
        assertEquals(expected.block(), found.block());
        assertEquals(expected.log(), found.log());
        assertEquals(expected.state().root(), found.state().root());
    }

    @Test
    void hasNothingToLoadAtFirst() {
        SnapshotStore.Loaded loaded = new SnapshotStore(directory).newest(any -> true);

        assertNull(loaded.snapshot());
        assertEquals(List.of(), loaded.unused());
    }

    @Test
    void loadsTheNewestThatWasSaved() {
        SnapshotStore store = new SnapshotStore(directory);

        store.save(snapshot(9, 20));
        store.save(snapshot(10, 300));

        assertSame(snapshot(10, 300), new SnapshotStore(directory).newest(any -> true));
        assertEquals(List.of(), store.newest(any -> true).unused());
    }

    @Test
    void keepsTheNewestTwo() throws IOException {
        SnapshotStore store = new SnapshotStore(directory);

        for (long height : new long[] {5, 50, 100, 1_000}) {
            store.save(snapshot(height, 3));
        }

        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(file(100), file(1_000)), files.sorted().toList());
        }
    }

    @Test
    void usesTheOlderOneWhateverByteOfTheNewerIsDamaged() throws IOException {
        SnapshotStore store = new SnapshotStore(directory);
        store.save(snapshot(1, 2));
        store.save(snapshot(2, 2));
        byte[] whole = Files.readAllBytes(file(2));

        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 1;
            Files.write(file(2), flipped);
            SnapshotStore.Loaded loaded = store.newest(any -> true);

            assertSame(snapshot(1, 2), loaded);
            assertEquals(1, loaded.unused().size());
            assertTrue(loaded.unused().getFirst().contains("is damaged and not used"));
        }
    }

    @Test
    void usesTheOlderOneWhereverTheNewerEnds() throws IOException {
        SnapshotStore store = new SnapshotStore(directory);
        store.save(snapshot(1, 2));
        store.save(snapshot(2, 2));
        byte[] whole = Files.readAllBytes(file(2));

        for (int length = 0; length < whole.length; length++) {
            Files.write(file(2), Arrays.copyOf(whole, length));

            assertSame(snapshot(1, 2), store.newest(any -> true));
        }
    }

    @Test
    void ignoresOneThatACrashLeftUnfinished() throws IOException {
        SnapshotStore store = new SnapshotStore(directory);
        store.save(snapshot(1, 2));
        Files.copy(file(1), directory.resolve("snapshot-%020d.tmp".formatted(2)));

        assertSame(snapshot(1, 2), store.newest(any -> true));
    }

    @Test
    void passesOverWhatDoesNotFit() {
        SnapshotStore store = new SnapshotStore(directory);
        store.save(snapshot(1, 2));
        store.save(snapshot(2, 2));

        SnapshotStore.Loaded older = store.newest(snapshot -> snapshot.height().value() < 2);
        SnapshotStore.Loaded none = store.newest(snapshot -> false);

        assertSame(snapshot(1, 2), older);
        assertEquals(List.of(file(2).getFileName() + " does not fit the log and is not used"), older.unused());
        assertNull(none.snapshot());
        assertEquals(2, none.unused().size());
    }
}
