package io.bitcraps.node.coordinator;

import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.state.StateKey;
import io.bitcraps.events.state.StateValue.Agenda;
import io.bitcraps.events.state.StateValue.PendingLock;
import io.bitcraps.node.store.LogStore;
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
    ChainState start(LogStore log, GenesisChain genesis) {
        SnapshotStore.Loaded loaded = store.newest();
        loaded.damaged().forEach(LOG::warn);
        Snapshot snapshot = loaded.snapshot();
        if (snapshot == null) {
            return genesis.state();
        }
        FinalBlock block = log.block(snapshot.height());
        boolean fits = block != null
                && block.id().equals(snapshot.block())
                && block.header().stateRoot().equals(snapshot.state().root())
                && block.header().after().equals(snapshot.log().head());
        if (!fits) {
            LOG.warn("the snapshot of height {} does not fit the log: replaying from genesis", snapshot.height());
            return genesis.state();
        }
        savedAtSize = snapshot.log().size();
        long timeMs = Objects.requireNonNull(block).header().timeMs();
        return new ChainState(
                snapshot.block(),
                snapshot.height(),
                timeMs,
                snapshot.state(),
                snapshot.log(),
                lockBlocks(snapshot, log));
    }

    private static SortedMap<Height, BlockId> lockBlocks(Snapshot snapshot, LogStore log) {
        SortedMap<Height, BlockId> lockBlocks = new TreeMap<>();
        if (snapshot.state().get(StateKey.agenda()) instanceof Agenda agenda) {
            for (PendingLock lock : agenda.locks()) {
                if (lock.height().compareTo(snapshot.height()) < 0) {
                    FinalBlock block = Objects.requireNonNull(log.block(lock.height()), "locks are in stored blocks");
                    lockBlocks.put(lock.height(), block.id());
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
