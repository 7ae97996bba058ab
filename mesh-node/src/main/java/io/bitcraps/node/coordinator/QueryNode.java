package io.bitcraps.node.coordinator;

import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.VerifiedCache;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.SignedNote;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Setting;
import io.bitcraps.node.follow.Evidence;
import io.bitcraps.node.follow.Follower;
import io.bitcraps.node.follow.FollowerStatus;
import io.bitcraps.node.follow.LogSource;
import io.bitcraps.node.follow.Trusted;
import io.bitcraps.node.follow.live.FollowedIngress;
import io.bitcraps.node.follow.live.Following;
import io.bitcraps.node.follow.live.HttpLogSource;
import io.bitcraps.node.runtime.ReadSide;
import io.bitcraps.node.runtime.lane.Halt;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.SnapshotStore;
import io.bitcraps.node.store.SqliteLog;
import io.bitcraps.query.QuerySettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The read side alone: a node without keys that follows the log which others publish, checks all of it, keeps it in its
 * own store and reads from nothing else. Built, started and closed once.
 */
public final class QueryNode implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueryNode.class);
    private static final int VERIFIED_SIGNATURES = 10_000;

    private final NodeFiles files;
    private final Configuration configuration;
    private final List<URI> nodes;
    private final @Nullable URI writer;
    private final byte[] genesisFile;
    private final Trusted trusted;
    private final VerifiedCache verifier = new VerifiedCache(Ed25519.best(), VERIFIED_SIGNATURES);
    private final Clock clock = Clock.systemUTC();
    private final long startedNanos = System.nanoTime();
    private final NodeMetrics metrics = new NodeMetrics();
    private final NodeHealth health = new NodeHealth();
    private final Halt halt;
    private final ServiceGraph services;

    private @Nullable StatusServer statusServer;
    private volatile @Nullable LogStore store;
    private volatile @Nullable Snapshots snapshots;
    private Replay.@Nullable Replayed replayed;
    private List<HttpLogSource> sources = List.of();
    private volatile @Nullable Following following;
    private volatile @Nullable ReadSide readSide;

    /**
     * @param nodes whose logs to follow, the preferred first
     * @param writer where writes are sent; null for the node that is followed just then
     * @param end called once, after the node has halted for good, with the reason
     * @throws IllegalArgumentException if the genesis file is none
     */
    public QueryNode(
            NodeFiles files,
            byte[] genesisFile,
            List<URI> nodes,
            @Nullable URI writer,
            Configuration configuration,
            Consumer<String> end) {
        this.files = files;
        this.genesisFile = genesisFile.clone();
        this.nodes = List.copyOf(nodes);
        this.writer = writer;
        this.configuration = configuration;
        this.trusted = new Trusted(genesisFile, verifier);
        this.halt = new Halt(reason -> {
            health.enter(Phase.HALTED);
            metrics.failure();
            end.accept(reason);
        });
        this.services = new ServiceGraph(List.of(
                Service.of("status", List.of(), this::startStatus, this::stopStatus),
                Service.of("store", List.of("status"), this::openStore, this::closeStore),
                Service.of("replay", List.of("store"), this::replay, this::closeSnapshots),
                Service.of(
                        "read-side",
                        List.of("store"),
                        this::startReadSide,
                        this::stopReadSide,
                        this::readSideComplaint),
                Service.of(
                        "follower",
                        List.of("replay", "read-side"),
                        this::startFollowing,
                        this::stopFollowing,
                        this::followerComplaint)));
        services.services().forEach(metrics::serviceHealth);
    }

    /** Returns when every service has started; how far the log is behind is told by health and metrics. */
    public void start() throws ServiceGraph.StartFailed, IOException {
        Files.createDirectories(files.directory());
        LOG.info("chain {}, following {}", trusted.genesis().chain(), nodes);
        services.start();
        health.allStarted();
    }

    /** The log as far as it is verified and kept, once started. */
    public LogStore log() {
        return Objects.requireNonNull(store, "the store service has started");
    }

    /** Where this node's HTTP API is, once started. */
    public int port() {
        return Objects.requireNonNull(readSide, "the read side has started").port();
    }

    /** Where the follower stands, once started. */
    public FollowerStatus status() {
        return Objects.requireNonNull(following, "the follower has started").status();
    }

    private void startStatus() throws IOException {
        statusServer = new StatusServer(
                new InetSocketAddress(
                        configuration.text(Setting.BITCRAPS_HOST), configuration.number(Setting.BITCRAPS_METRICS_PORT)),
                () -> health.report(trusted.genesis(), services.services()),
                health::readiness,
                () -> new StatusServer.Answer(true, "text/plain; version=0.0.4", metrics.scrape()));
    }

    private void openStore() {
        store = SqliteLog.open(
                files.log(),
                trusted.genesis().block(),
                failure -> halt.now(String.valueOf(failure.getMessage()), failure));
    }

    private void replay() {
        health.enter(Phase.REPLAYING);
        GenesisChain genesis = trusted.genesis();
        Snapshots saved = new Snapshots(
                new SnapshotStore(files.snapshots()), configuration.number(Setting.BITCRAPS_SNAPSHOT_ENTRIES));
        snapshots = saved;
        var check = new CertificateCheck(genesis.chain(), genesis.genesis().committee(), verifier);
        replayed = Replay.run(
                log(),
                genesis,
                saved.start(log(), genesis),
                check,
                height -> LOG.info("replayed to height {} of {}", height, log().tip()));
        health.enter(Phase.CATCHING_UP);
    }

    private void startReadSide() {
        String url = configuration.text(Setting.BITCRAPS_DATABASE_URL);
        readSide = ReadSide.start(
                new QuerySettings(
                        configuration.text(Setting.BITCRAPS_HOST),
                        configuration.number(Setting.BITCRAPS_API_PORT),
                        url.isEmpty() ? null : url,
                        url.isEmpty() ? files.readModel() : null),
                log(),
                new FollowedIngress(log(), this::writer),
                new NodeView(health, () -> services, trusted.genesis(), () -> null, () -> -1),
                genesisFile,
                trusted.genesis().chain());
    }

    private URI writer() {
        Following now = following;
        return writer != null
                ? writer
                : nodes.get(now == null ? 0 : now.status().source());
    }

    private void startFollowing() {
        sources = nodes.stream().map(HttpLogSource::new).toList();
        Follower follower = new Follower(
                trusted,
                sources.stream().map(LogSource::name).toList(),
                Objects.requireNonNull(replayed).last(),
                checkpointHeight(),
                log()::header);
        Following started = new Following(follower, sources, log(), new Told(), halt::now);
        following = started;
        QueryGauges.register(metrics, log(), started::status, nodes);
        started.start();
    }

    private Height checkpointHeight() {
        byte[] note = log().checkpoint();
        return note == null
                ? Height.ZERO
                : Checkpoint.parse(SignedNote.parse(note).text()).height();
    }

    /** What the follower tells. */
    private final class Told implements Following.Listener {
        @Override
        public void durable(List<ExecutedBlock> blocks) {
            if (health.phase() == Phase.LIVE) { // what was caught up on became final long before
                blocks.forEach(block -> metrics.finalized(block, clock.millis()));
            }
            Objects.requireNonNull(snapshots).durable(blocks.getLast().after());
        }

        @Override
        public void accused(Evidence evidence) {
            metrics.failure();
            health.accused(evidence.sentence());
            if (evidence.kind() == Evidence.Kind.FORK) {
                health.failed("a quorum signed two chains: " + evidence.sentence());
            }
        }

        @Override
        public void at(FollowerStatus status) {
            if (status.level() && health.phase() == Phase.CATCHING_UP) {
                health.enter(Phase.LIVE);
                Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
                metrics.started(took);
                LOG.info("live at height {} after {} ms", status.height(), took.toMillis());
            }
        }
    }

    private String readSideComplaint() {
        ReadSide now = readSide;
        return now == null ? "" : now.problem();
    }

    private String followerComplaint() {
        Following now = following;
        String reason = halt.reason();
        return reason != null
                ? "halted: " + reason
                : now == null ? "" : now.status().problem();
    }

    private void stopStatus() {
        if (statusServer != null) {
            statusServer.close();
        }
    }

    private void closeStore() {
        if (store != null) {
            store.close();
        }
    }

    private void closeSnapshots() {
        if (snapshots != null) {
            snapshots.close();
        }
    }

    private void stopReadSide() {
        if (readSide != null) {
            readSide.close();
        }
    }

    private void stopFollowing() {
        if (following != null) {
            following.close();
        }
        sources.forEach(HttpLogSource::close);
    }

    /** Stops every service, the newest first. */
    @Override
    public void close() {
        health.enter(Phase.STOPPING);
        services.stop();
    }
}
