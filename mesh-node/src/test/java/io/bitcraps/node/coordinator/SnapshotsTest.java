package io.bitcraps.node.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.bitcraps.command.block.ChainState;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.node.store.MemoryLog;
import io.bitcraps.node.store.Snapshot;
import io.bitcraps.node.store.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {

    private static final PlayedChain PLAYED = new PlayedChain(5, 8);

    @TempDir
    Path directory;

    /** Closed, as a node's end does: then everything is on disk. */
    private void saved(ChainState... states) {
        for (ChainState state : states) {
            try (Snapshots snapshots = new Snapshots(new SnapshotStore(directory), 1)) {
                snapshots.durable(state);
            }
        }
    }

    private ChainState start(MemoryLog log) {
        try (Snapshots snapshots = new Snapshots(new SnapshotStore(directory), 1)) {
            return snapshots.start(log, PLAYED.genesis);
        }
    }

    private static ChainState at(int height) {
        return PLAYED.states.get(height);
    }

    private static void assertState(ChainState expected, ChainState state) {
        assertEquals(expected.id(), state.id());
        assertEquals(expected.height(), state.height());
        assertEquals(expected.timeMs(), state.timeMs());
        assertEquals(expected.state().root(), state.state().root());
        assertEquals(expected.log(), state.log());
        assertEquals(expected.lockBlocks(), state.lockBlocks());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path file(int height) {
        return directory.resolve("snapshot-%020d".formatted(height));
    }

    @Test
    void beginsAtTheGenesisWithoutASnapshot() {
        assertSame(PLAYED.genesis.state(), start(PLAYED.log));
    }

    @Test
    void beginsAtTheNewestSnapshot() {
        saved(at(2), at(5));

        ChainState from = start(PLAYED.log);

        assertState(at(5), from);
        var replayed = Replay.run(PLAYED.log, PLAYED.genesis, from, PLAYED.certificates(), height -> {});
        assertState(PLAYED.tip(), replayed.last());
    }

    @Test
    void keepsTwo() throws IOException {
        saved(at(2), at(4), at(6));

        assertEquals(
                List.of(file(4).getFileName().toString(), file(6).getFileName().toString()), files());
    }

    @Test
    void usesTheOtherOneOfADamagedSnapshot() throws IOException {
        saved(at(2), at(5));
        byte[] bytes = Files.readAllBytes(file(5));
        bytes[bytes.length / 2] ^= 1;
        Files.write(file(5), bytes);

        assertState(at(2), start(PLAYED.log));
    }

    @Test
    void usesTheOtherOneOfATornSnapshot() throws IOException {
        saved(at(2), at(5));
        byte[] bytes = Files.readAllBytes(file(5));
        Files.write(file(5), Arrays.copyOf(bytes, bytes.length - 1));

        assertState(at(2), start(PLAYED.log));
    }

    @Test
    void beginsAtTheGenesisWhenNoneIsWhole() throws IOException {
        saved(at(2), at(5));
        Files.write(file(2), new byte[0]);
        Files.write(file(5), new byte[] {1});

        assertSame(PLAYED.genesis.state(), start(PLAYED.log));
    }

    /** The log was put back from an older copy: what it does not hold proves nothing. */
    @Test
    void usesTheOlderOneWhenTheNewerIsAheadOfTheLog() {
        saved(at(2), at(5));

        assertState(at(2), start(new PlayedChain(5, 3).log));
    }

    @Test
    void beginsAtTheGenesisWhenAllAreAheadOfTheLog() {
        saved(at(4), at(5));

        assertSame(PLAYED.genesis.state(), start(new PlayedChain(5, 3).log));
    }

    @Test
    void usesNoSnapshotOfAnotherChain() {
        saved(new PlayedChain(6, 2).tip());

        assertSame(PLAYED.genesis.state(), start(PLAYED.log));
    }

    /** Whole and of a height that the log holds, but not what its block says. */
    @Test
    void usesNoSnapshotThatItsBlockContradicts() {
        ChainState five = at(5);
        for (Snapshot lie : List.of(
                new Snapshot(five.height(), new BlockId(Hash.ZERO), five.log(), five.state()),
                new Snapshot(five.height(), five.id(), at(4).log(), five.state()),
                new Snapshot(five.height(), five.id(), Frontier.EMPTY, five.state()),
                new Snapshot(five.height(), five.id(), five.log(), at(4).state()))) {
            new SnapshotStore(directory).save(lie);

            assertSame(PLAYED.genesis.state(), start(PLAYED.log));
        }
    }

    @Test
    void savesAsOftenAsSaid() throws IOException {
        long entries = at(4).log().size() - at(0).log().size();

        try (Snapshots snapshots =
                new Snapshots(new SnapshotStore(directory), at(0).log().size() + entries)) {
            for (int height = 1; height <= 7; height++) {
                snapshots.durable(at(height));
            }
        }

        assertEquals(List.of(file(4).getFileName().toString()), files());
    }

    @Test
    void countsFromTheSnapshotItBeganWith() throws IOException {
        saved(at(5));
        long perBlock = at(6).log().size() - at(5).log().size();

        try (Snapshots snapshots = new Snapshots(new SnapshotStore(directory), 2 * perBlock)) {
            snapshots.start(PLAYED.log, PLAYED.genesis);
            snapshots.durable(at(6));
            snapshots.durable(at(7));
        }

        assertEquals(
                List.of(file(5).getFileName().toString(), file(7).getFileName().toString()), files());
    }
}
