package io.bitcraps.node.coordinator;

import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.store.Abstention;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.SnapshotStore;
import io.bitcraps.node.store.SqliteLog;
import io.bitcraps.node.store.StoreFailure;
import io.bitcraps.node.store.VoteJournal;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node has on disk but for its keys: opened, replayed and closed by the services of those names. */
final class NodeStorage {

    private static final Logger LOG = LoggerFactory.getLogger(NodeStorage.class);

    private final NodeFiles files;
    private final GenesisChain genesis;
    private final long snapshotEntries;
    private final Consumer<StoreFailure> damaged;
    private volatile @Nullable LogStore store;
    private @Nullable VoteJournal journal;
    private @Nullable Abstention abstention;
    private volatile OptionalLong abstainingSinceMs = OptionalLong.empty();
    private volatile @Nullable Snapshots snapshots;
    private Replay.@Nullable Replayed replayed;

    /**
     * @param snapshotEntries log entries between two snapshots
     * @param damaged told of reads of the log that fail, on any thread
     */
    NodeStorage(NodeFiles files, GenesisChain genesis, long snapshotEntries, Consumer<StoreFailure> damaged) {
        this.files = files;
        this.genesis = genesis;
        this.snapshotEntries = snapshotEntries;
        this.damaged = damaged;
    }

    void openStore() {
        store = SqliteLog.open(files.log(), genesis.block(), damaged);
    }

    /**
     * Once the store is open: the two must be of one piece. Where votes that this validator cast may be in neither, it
     * abstains.
     */
    void openJournal(long nowMs) {
        Abstention kept = new Abstention(files.abstention());
        abstention = kept;
        boolean anew = log().tip().equals(Height.ZERO);
        boolean lacking = switch (VoteJournal.extent(files.journal())) {
            case NONE -> !anew;
            case WHOLE -> false;
            case PRUNED -> anew;
        };
        if (lacking) {
            kept.begin(nowMs);
        }
        abstainingSinceMs = kept.sinceMs();
        abstainingSinceMs.ifPresent(since -> LOG.warn(
                "the journal may lack votes cast before {}: this validator abstains until a younger block is final",
                Instant.ofEpochMilli(since)));
        journal = VoteJournal.open(files.journal());
    }

    /** Since when this validator must not vote, once its journal is open; empty if it may. */
    OptionalLong abstainingSinceMs() {
        return abstainingSinceMs;
    }

    /** A block that is final shows that this validator cast no vote which could matter now. */
    void endAbstention() {
        abstainingSinceMs = OptionalLong.empty();
        Objects.requireNonNull(abstention, "the journal service has started").end();
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
