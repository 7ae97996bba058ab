package io.bitcraps.node.coordinator;

import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.VerifiedCache;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Setting;
import io.bitcraps.node.identity.Keystore;
import io.bitcraps.node.ingress.ActionIngress;
import io.bitcraps.node.ingress.Admission;
import io.bitcraps.node.ingress.HttpIngress;
import io.bitcraps.node.ingress.Mempool;
import io.bitcraps.node.ingress.OwnAccount;
import io.bitcraps.node.ingress.Reporter;
import io.bitcraps.node.ingress.Tickets;
import io.bitcraps.node.runtime.AxonDecisions;
import io.bitcraps.node.runtime.ReadSide;
import io.bitcraps.node.runtime.Validator;
import io.bitcraps.node.runtime.lane.Halt;
import io.bitcraps.node.runtime.lane.ThreadLanes;
import io.bitcraps.node.runtime.link.Mesh;
import io.bitcraps.node.runtime.link.PeerStatus;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.transport.TcpTransport;
import io.bitcraps.query.QuerySettings;
import io.bitcraps.query.log.LogFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node, from its directory to a voting validator with ingress and, if asked for, read side. Built, started and
 * closed once; fields are set by the services in the order in which the graph starts them.
 */
public final class Node implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final int VERIFIED_SIGNATURES = 100_000;

    /** Entries of a block take up to three times this, and a block with its entries must fit a frame of the mesh. */
    private static final int MAX_BLOCK_BYTES = 256 * 1024;

    private final NodeFiles files;
    private final Configuration configuration;
    private final char[] passphrase;
    private final Clock clock = Clock.systemUTC();
    private final NodeMetrics metrics = new NodeMetrics();
    private final NodeHealth health = new NodeHealth();
    private final Halt halt;
    private final LateIngress lateIngress = new LateIngress(health::hasCaughtUp);
    private final Ed25519 ed25519 = Ed25519.best();
    private final VerifiedCache verifier = new VerifiedCache(ed25519, VERIFIED_SIGNATURES);
    private final GenesisChain genesis;
    private final MeshSetup meshSetup;
    private final Alerts alerts;
    private final NodeStorage storage;
    private final Convictions convictions;
    private final NodeWatch watch;
    private final ServiceGraph services;

    private volatile @Nullable NodeKeys keys;
    private volatile @Nullable Mesh mesh;
    private @Nullable Validator validator;
    private @Nullable StatusServer statusServer;
    private @Nullable HttpIngress httpIngress;
    private volatile @Nullable ReadSide readSide;

    /** @param end called once, after the node has halted for good, with the reason */
    public Node(NodeFiles files, Configuration configuration, char[] passphrase, Consumer<String> end)
            throws IOException {
        this.files = files.withData(configuration.text(Setting.BITCRAPS_DB_PATH));
        this.configuration = configuration;
        this.passphrase = passphrase.clone();
        this.genesis = GenesisChain.of(Files.readAllBytes(files.genesis()));
        this.meshSetup = MeshSetup.of(genesis.genesis().committee(), configuration);
        requireAllowed();
        this.files.prepare();
        this.alerts = new Alerts(
                configuration.text(Setting.BITCRAPS_ALERT_WEBHOOK), genesis.chain(), this::validatorName, clock);
        this.halt = new Halt(reason -> {
            health.enter(Phase.HALTED);
            metrics.failure();
            alerts.raise(Alert.Cause.HALTED, reason);
            end.accept(reason);
        });
        this.storage = new NodeStorage(
                this.files,
                genesis,
                configuration.number(Setting.BITCRAPS_SNAPSHOT_ENTRIES),
                failure -> halt.now(String.valueOf(failure.getMessage()), failure));
        this.convictions = new Convictions(genesis.genesis().committee());
        this.watch = new NodeWatch(metrics, health, storage, alerts, convictions, clock);
        this.services = new ServiceGraph(List.of(
                Service.of("status", List.of(), this::startStatus, this::stopStatus),
                Service.of("keys", List.of("status"), this::openKeys, () -> {}),
                Service.of("store", List.of("status"), storage::openStore, storage::closeStore),
                Service.of(
                        "journal", List.of("store"), () -> storage.openJournal(clock.millis()), storage::closeJournal),
                Service.of("replay", List.of("store"), this::replay, storage::closeSnapshots),
                Service.of(
                        "read-side",
                        List.of("store"),
                        this::startReadSide,
                        this::stopReadSide,
                        this::readSideComplaint),
                Service.of(
                        "validator",
                        List.of("keys", "journal", "replay"),
                        this::startValidator,
                        this::stopValidator,
                        this::validatorComplaint),
                Service.of("mesh", List.of("validator"), this::startMesh, this::stopMesh, this::meshComplaint),
                Service.of("ingress", List.of("validator", "read-side"), this::startIngress, this::stopIngress)));
        services.services().forEach(metrics::serviceHealth);
    }

    /** A dealt beacon is known to its dealer: only for networks that are for trying out. */
    private void requireAllowed() {
        int blockBytes = genesis.genesis().limits().blockBytes();
        if (blockBytes > MAX_BLOCK_BYTES) {
            throw new IllegalArgumentException("the genesis allows blocks of " + blockBytes
                    + " bytes; this program carries at most " + MAX_BLOCK_BYTES);
        }
        String level = configuration.text(Setting.BITCRAPS_SECURITY_LEVEL);
        if (genesis.genesis().dealt() && !level.equals("development")) {
            throw new IllegalArgumentException("the beacon keys of this network were made by a dealer, who knows every"
                    + " die to come; BITCRAPS_SECURITY_LEVEL " + level + " refuses that: make keys together, or set"
                    + " it to development");
        }
    }

    /** Of this validator in the genesis; empty until its keys are open. */
    private String validatorName() {
        int index = index();
        return index < 0
                ? ""
                : genesis.genesis().committee().validators().get(index).name();
    }

    /** Returns when every service has started; {@link #awaitLive} tells when the validator votes. */
    public void start() throws ServiceGraph.StartFailed {
        LOG.info("chain {}, signatures by {}", genesis.chain(), ed25519.report());
        services.start();
        health.allStarted();
    }

    /** Whether the node became live within the time. */
    public boolean awaitLive(Duration patience) throws InterruptedException {
        return watch.awaitLive(patience);
    }

    public GenesisChain genesis() {
        return genesis;
    }

    /** Other validators that this one has a link to. */
    int peersUp() {
        Mesh now = mesh;
        return now == null
                ? 0
                : (int) now.peers().stream().filter(PeerStatus::up).count();
    }

    /** The final log of this node, once started. */
    public LogStore log() {
        return storage.log();
    }

    private void startStatus() throws IOException {
        statusServer = new StatusServer(
                address(Setting.BITCRAPS_METRICS_PORT),
                () -> health.report(genesis, services.services()),
                health::readiness,
                () -> new StatusServer.Answer(true, "text/plain; version=0.0.4", metrics.scrape()));
    }

    private void openKeys() throws Exception {
        Keystore keystore = Keystore.open(files.keystore(), passphrase, new SecureRandom());
        Arrays.fill(passphrase, '\0');
        keys = NodeKeys.of(genesis, keystore, ed25519, files);
    }

    private NodeKeys keys() {
        return Objects.requireNonNull(keys, "the keys service has started");
    }

    /** Its place in the committee; -1 until its keys are open. */
    private int index() {
        NodeKeys now = keys;
        return now == null ? -1 : now.index();
    }

    private void replay() {
        health.enter(Phase.REPLAYING);
        storage.replay(verifier);
        health.enter(Phase.CATCHING_UP);
    }

    private void startValidator() throws Exception {
        JournalLog journal = storage.journal();
        Replay.Replayed chain = storage.replayed();
        var mempool = new Mempool(
                configuration.number(Setting.BITCRAPS_MEMPOOL_SIZE),
                genesis.genesis().committee().faulty());
        var tickets = new Tickets(log(), mempool);
        Validator started = new Validator(
                new Validator.Parts(
                        genesis,
                        keys().validator(),
                        log(),
                        journal,
                        journal.records(),
                        chain.last(),
                        chain.tip(),
                        mempool,
                        tickets,
                        verifier,
                        AxonDecisions.decider(),
                        clock,
                        new ThreadLanes(halt),
                        watch,
                        halt),
                new MeshLinks(() -> mesh));
        storage.abstainingSinceMs()
                .ifPresent(since -> started.abstainUntil(
                        since + 2L * genesis.genesis().timing().maxClockSkewMs()));
        validator = started;
        OwnAccount account = keys().account(mempool);
        var ingress = new ActionIngress(
                new Admission(genesis.chain(), verifier, configuration.number(Setting.BITCRAPS_MAX_GAMES)),
                started::tip,
                mempool,
                tickets,
                started::admitted,
                keys().faucet(account));
        lateIngress.becomes(ingress);
        watch.connect(
                account == null ? evidence -> {} : new Reporter(account, started::tip, ingress)::report, this::cutOff);
        watch.judged(chain.last().state());
        NodeGauges.register(metrics, this, mempool, started, alerts);
        metrics.gauge("bitcraps.convictions", "validators that the chain has convicted", convictions::size);
    }

    private void startMesh() throws Exception {
        Validator receiver = Objects.requireNonNull(validator);
        mesh = Mesh.start(
                meshSetup.mesh(),
                new TcpTransport(meshSetup.tcp(), failure -> halt.now("the transport failed", failure)),
                keys().credentials(verifier),
                convictions.acquitted(meshSetup.peers()),
                new FrameListener(receiver, metrics));
        receiver.start();
    }

    /** For as long as there is no other epoch: who signed what contradicts itself is no neighbour any more. */
    private void cutOff() {
        Mesh now = mesh;
        if (now != null) {
            now.admit(convictions.acquitted(meshSetup.peers()));
        }
    }

    private void startReadSide() {
        if (!configuration.flag(Setting.BITCRAPS_READ_SIDE)) {
            return;
        }
        String url = configuration.text(Setting.BITCRAPS_DATABASE_URL);
        readSide = ReadSide.start(
                new QuerySettings(
                        configuration.text(Setting.BITCRAPS_HOST),
                        configuration.number(Setting.BITCRAPS_API_PORT),
                        url.isEmpty() ? null : url,
                        url.isEmpty() ? files.readModel() : null),
                log(),
                lateIngress,
                new NodeView(health, () -> services, genesis, () -> mesh, this::index),
                genesisBytes(),
                genesis.chain());
    }

    private String readSideComplaint() {
        ReadSide now = readSide;
        return now == null ? "" : now.problem();
    }

    private String validatorComplaint() {
        String reason = halt.reason();
        if (reason != null) {
            return "halted: " + reason;
        }
        return storage.abstainingSinceMs().isEmpty()
                ? ""
                : "abstains: its journal may lack votes, and no block is final yet that is younger than they are";
    }

    /** Without links to a quorum nothing can become final. */
    private String meshComplaint() {
        int wanted = genesis.genesis().committee().quorum() - 1;
        int up = peersUp();
        return up >= wanted ? "" : "linked to " + up + " other validators, " + wanted + " are needed";
    }

    private byte[] genesisBytes() {
        try {
            return Files.readAllBytes(files.genesis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void startIngress() throws IOException {
        if (!configuration.flag(Setting.BITCRAPS_READ_SIDE)) {
            var policy = Policy.of(genesis.chain(), genesis.genesis().committee());
            var logFiles = new LogFiles(log(), genesisBytes(), policy);
            httpIngress = new HttpIngress(address(Setting.BITCRAPS_API_PORT), lateIngress, logFiles);
        }
    }

    private InetSocketAddress address(Setting port) {
        return new InetSocketAddress(configuration.text(Setting.BITCRAPS_HOST), configuration.number(port));
    }

    private void stopStatus() {
        if (statusServer != null) {
            statusServer.close();
        }
    }

    private void stopReadSide() {
        if (readSide != null) {
            readSide.close();
        }
    }

    private void stopValidator() {
        if (validator != null) {
            validator.close();
        }
    }

    private void stopMesh() {
        if (mesh != null) {
            mesh.close();
        }
    }

    private void stopIngress() {
        if (httpIngress != null) {
            httpIngress.close();
        }
    }

    /** Stops every service, the newest first. */
    @Override
    public void close() {
        health.enter(Phase.STOPPING);
        services.stop();
        alerts.close();
    }
}
