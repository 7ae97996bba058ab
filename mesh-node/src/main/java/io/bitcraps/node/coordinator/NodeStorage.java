package io.bitcraps.node.coordinator;

import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.SnapshotStore;
import io.bitcraps.node.store.SqliteLog;
import io.bitcraps.node.store.VoteJournal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node has on disk but for its keys: opened, replayed and closed by the services of those names. */
final class NodeStorage {

    private static final Logger LOG = LoggerFactory.getLogger(NodeStorage.class);

    private final NodeFiles files;
    private final GenesisChain genesis;
    private final long snapshotEntries;
    private volatile @Nullable LogStore store;
    private @Nullable VoteJournal journal;
    private volatile @Nullable Snapshots snapshots;
    private Replay.@Nullable Replayed replayed;

    /** @param snapshotEntries log entries between two snapshots */
    NodeStorage(NodeFiles files, GenesisChain genesis, long snapshotEntries) {
        this.files = files;
        this.genesis = genesis;
        this.snapshotEntries = snapshotEntries;
    }

    void openStore() {
        store = SqliteLog.open(files.log(), genesis.block());
    }

    void openJournal() {
        journal = VoteJournal.open(files.journal());
    }

    /** Folds the stored log into the chain's state. */
    void replay(SignatureVerifier verifier) {
        Snapshots saved = new Snapshots(new SnapshotStore(files.snapshots()), snapshotEntries);
        snapshots = saved;
        ChainState from = saved.start(log(), genesis);
        var check = new CertificateCheck(genesis.chain(), genesis.genesis().committee(), verifier);
        replayed = Replay.run(
                log(), genesis, from, check, height -> LOG.info("replayed to height {} of {}", height, log().tip()));
    }

    /** Once the store is open. */
    LogStore log() {
        return Objects.requireNonNull(store, "the store service has started");
    }

    /** Once the journal is open. */
    JournalLog journal() {
        return new JournalLog(Objects.requireNonNull(journal, "the journal service has started"), Epoch.ZERO);
    }

    /** The chain as it was stored, once replayed. */
    Replay.Replayed replayed() {
        return Objects.requireNonNull(replayed, "the replay service has started");
    }

    /** A durable state, of which a snapshot may be saved. */
    void durable(ChainState state) {
        Objects.requireNonNull(snapshots, "the replay service has started").durable(state);
    }

    void closeStore() {
        if (store != null) {
            store.close();
        }
    }

    void closeJournal() {
        if (journal != null) {
            journal.close();
        }
    }

    void closeSnapshots() {
        if (snapshots != null) {
            snapshots.close();
        }
    }
}
