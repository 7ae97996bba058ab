package io.bitcraps.node.coordinator;

import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.state.StateKey;
import io.bitcraps.events.state.StateValue.Agenda;
import io.bitcraps.events.state.StateValue.PendingLock;
import io.bitcraps.node.store.Snapshot;
import io.bitcraps.node.store.SnapshotStore;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves the state now and then, so that a start does not depend on the log's age, and checks what it loads. */
final class Snapshots implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final SnapshotStore store;
    private final long everyEntries;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("snapshots").factory());
    private final AtomicBoolean saving = new AtomicBoolean();
    private long savedAtSize;

    Snapshots(SnapshotStore store, long everyEntries) {
        this.store = store;
        this.everyEntries = everyEntries;
    }

    /** The chain to replay from: the newest snapshot that fits the stored log, or the genesis. */
    ChainState start(FinalLog log, GenesisChain genesis) {
        SnapshotStore.Loaded loaded = store.newest(candidate -> fits(candidate, log));
        loaded.unused().forEach(LOG::warn);
        Snapshot snapshot = loaded.snapshot();
        if (snapshot == null) {
            return genesis.state();
        }
        savedAtSize = snapshot.log().size();
        long timeMs = block(log, snapshot.height()).header().timeMs();
        return new ChainState(
                snapshot.block(),
                snapshot.height(),
                timeMs,
                snapshot.state(),
                snapshot.log(),
                lockBlocks(snapshot, log));
    }

    /** Whether the log holds the snapshot's block and that says the same. */
    private static boolean fits(Snapshot snapshot, FinalLog log) {
        FinalBlock block = log.block(snapshot.height());
        return block != null
                && block.id().equals(snapshot.block())
                && block.header().stateRoot().equals(snapshot.state().root())
                && block.header().after().equals(snapshot.log().head());
    }

    private static FinalBlock block(FinalLog log, Height height) {
        return Objects.requireNonNull(log.block(height), "a log that holds a block holds all below it");
    }

    private static SortedMap<Height, BlockId> lockBlocks(Snapshot snapshot, FinalLog log) {
        SortedMap<Height, BlockId> lockBlocks = new TreeMap<>();
        if (snapshot.state().get(StateKey.agenda()) instanceof Agenda agenda) {
            for (PendingLock lock : agenda.locks()) {
                if (lock.height().compareTo(snapshot.height()) < 0) {
                    lockBlocks.put(lock.height(), block(log, lock.height()).id());
                }
            }
        }
        return lockBlocks;
    }

    /** A durable state; saved on a thread of its own if it is time, skipped while the last one is being saved. */
    void durable(ChainState state) {
        boolean due = state.log().size() - savedAtSize >= everyEntries;
        if (due && saving.compareAndSet(false, true)) {
            savedAtSize = state.log().size();
            thread.execute(() -> save(state));
        }
    }

    private void save(ChainState state) {
        try {
            store.save(new Snapshot(state.height(), state.id(), state.log(), state.state()));
        } catch (RuntimeException e) { // without a snapshot the next start takes longer, and nothing else
            LOG.error("the snapshot of height {} was not saved", state.height(), e);
        } finally {
            saving.set(false);
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
