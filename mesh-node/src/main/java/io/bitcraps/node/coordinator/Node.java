package io.bitcraps.node.coordinator;

import io.bitcraps.command.beacon.BeaconShareKey;
import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.crypto.VerifiedCache;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Setting;
import io.bitcraps.node.identity.Keystore;
import io.bitcraps.node.identity.SecretName;
import io.bitcraps.node.ingress.ActionIngress;
import io.bitcraps.node.ingress.Admission;
import io.bitcraps.node.ingress.Faucet;
import io.bitcraps.node.ingress.HttpIngress;
import io.bitcraps.node.ingress.Mempool;
import io.bitcraps.node.ingress.RateLimit;
import io.bitcraps.node.ingress.Tickets;
import io.bitcraps.node.runtime.AxonDecisions;
import io.bitcraps.node.runtime.Halt;
import io.bitcraps.node.runtime.ReadSide;
import io.bitcraps.node.runtime.Validator;
import io.bitcraps.node.runtime.link.Mesh;
import io.bitcraps.node.runtime.link.PeerStatus;
import io.bitcraps.node.session.Credentials;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.SnapshotStore;
import io.bitcraps.node.store.SqliteLog;
import io.bitcraps.node.store.VoteJournal;
import io.bitcraps.node.transport.TcpTransport;
import io.bitcraps.query.QuerySettings;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    private static final SecretName FAUCET = new SecretName("faucet");
    private static final int FAUCET_GRANTS_PER_SECOND = 20;
    private static final int VERIFIED_SIGNATURES = 100_000;

    /** Entries of a block take up to three times this, and a block with its entries must fit a frame of the mesh. */
    private static final int MAX_BLOCK_BYTES = 256 * 1024;

    private final NodeFiles files;
    private final Configuration configuration;
    private final char[] passphrase;
    private final Clock clock = Clock.systemUTC();
    private final long startedNanos = System.nanoTime();
    private final NodeMetrics metrics = new NodeMetrics();
    private final NodeHealth health = new NodeHealth();
    private final Halt halt;
    private final CountDownLatch live = new CountDownLatch(1);
    private final LateIngress lateIngress = new LateIngress();
    private final Ed25519 ed25519 = Ed25519.best();
    private final VerifiedCache verifier = new VerifiedCache(ed25519, VERIFIED_SIGNATURES);
    private final GenesisChain genesis;
    private final MeshSetup meshSetup;
    private final Alerts alerts;
    private final ServiceGraph services;

    private @Nullable Keystore keystore;
    private volatile @Nullable LogStore store;
    private @Nullable VoteJournal journal;
    private volatile @Nullable Snapshots snapshots;
    private Replay.@Nullable Replayed replayed;
    private volatile @Nullable Mesh mesh;
    private @Nullable Validator validator;
    private @Nullable StatusServer statusServer;
    private @Nullable HttpIngress httpIngress;
    private volatile @Nullable ReadSide readSide;
    private volatile int index = -1;

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
        this.services = new ServiceGraph(List.of(
                Service.of("status", List.of(), this::startStatus, this::stopStatus),
                Service.of("keys", List.of("status"), this::openKeys, () -> {}),
                Service.of("store", List.of("status"), this::openStore, this::closeStore),
                Service.of("journal", List.of("status"), this::openJournal, this::closeJournal),
                Service.of("replay", List.of("store"), this::replay, this::closeSnapshots),
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
        return live.await(patience.toMillis(), TimeUnit.MILLISECONDS);
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
        return Objects.requireNonNull(store, "the store service has started");
    }

    private void startStatus() throws IOException {
        statusServer = new StatusServer(
                address(Setting.BITCRAPS_METRICS_PORT),
                () -> health.report(this, services.services()),
                health::readiness,
                () -> new StatusServer.Answer(true, "text/plain; version=0.0.4", metrics.scrape()));
    }

    private void openKeys() throws Exception {
        keystore = Keystore.open(files.keystore(), passphrase, new SecureRandom());
        Arrays.fill(passphrase, '\0');
        SigningKey vote = keystore.signingKey(SecretName.VOTE, ed25519);
        index = indexOf(vote.publicKey());
        if (index < 0) {
            throw new IllegalArgumentException(
                    "the vote key in " + files.keystore() + " is of no validator in " + files.genesis());
        }
    }

    private int indexOf(PublicKey key) {
        List<Committee.Validator> validators = genesis.genesis().committee().validators();
        for (int i = 0; i < validators.size(); i++) {
            if (validators.get(i).voteKey().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private void openStore() {
        store = SqliteLog.open(files.log(), genesis.block());
    }

    private void openJournal() {
        journal = VoteJournal.open(files.journal());
    }

    private void replay() {
        health.enter(Phase.REPLAYING);
        Snapshots saved = new Snapshots(
                new SnapshotStore(files.snapshots()), configuration.number(Setting.BITCRAPS_SNAPSHOT_ENTRIES));
        snapshots = saved;
        ChainState from = saved.start(log(), genesis);
        var check = new CertificateCheck(genesis.chain(), genesis.genesis().committee(), verifier);
        replayed = Replay.run(
                log(), genesis, from, check, height -> LOG.info("replayed to height {} of {}", height, log().tip()));
        health.enter(Phase.CATCHING_UP);
    }

    private void startValidator() throws Exception {
        Keystore keys = Objects.requireNonNull(keystore);
        var log = new JournalLog(Objects.requireNonNull(journal), Epoch.ZERO);
        Replay.Replayed chain = Objects.requireNonNull(replayed);
        var mempool = new Mempool(configuration.number(Setting.BITCRAPS_MEMPOOL_SIZE));
        var tickets = new Tickets(log(), mempool);
        var secrets = new Validator.Keys(
                index,
                keys.signingKey(SecretName.VOTE, ed25519),
                keys.signingKey(SecretName.COSIGNER, ed25519),
                keys.signingKey(SecretName.LOG, ed25519),
                BeaconShareKey.decode(index + 1, keys.secret(SecretName.beaconShare(Epoch.ZERO))));
        Validator started = new Validator(
                new Validator.Parts(
                        genesis,
                        secrets,
                        log(),
                        log,
                        log.records(),
                        chain.last(),
                        chain.tip(),
                        mempool,
                        tickets,
                        verifier,
                        AxonDecisions.decider(),
                        clock,
                        observer(),
                        halt),
                new MeshLinks(() -> mesh));
        validator = started;
        lateIngress.becomes(new ActionIngress(
                new Admission(genesis.chain(), verifier, configuration.number(Setting.BITCRAPS_MAX_GAMES)),
                started::tip,
                mempool,
                tickets,
                started::admitted,
                faucet(keys, mempool)));
        NodeGauges.register(metrics, this, mempool, started, alerts);
    }

    private @Nullable Faucet faucet(Keystore keys, Mempool mempool) throws Exception {
        if (!keys.names().contains(FAUCET)) {
            return null;
        }
        return new Faucet(
                genesis.chain(),
                keys.signingKey(FAUCET, ed25519),
                keys.proofOfWork(FAUCET, genesis.genesis().parameters().powBits()),
                new RateLimit(FAUCET_GRANTS_PER_SECOND, System::nanoTime),
                mempool);
    }

    private void startMesh() throws Exception {
        Keystore keys = Objects.requireNonNull(keystore);
        Validator receiver = Objects.requireNonNull(validator);
        int bits = genesis.genesis().parameters().powBits();
        var credentials = new Credentials(
                genesis.chain(),
                keys.signingKey(SecretName.VOTE, ed25519),
                keys.proofOfWork(SecretName.VOTE, bits),
                (key, work) -> ProofOfWork.check(key, work, bits),
                verifier);
        mesh = Mesh.start(
                meshSetup.mesh(),
                new TcpTransport(meshSetup.tcp(), failure -> halt.now("the transport failed", failure)),
                credentials,
                meshSetup.peers(),
                new FrameListener(receiver, metrics));
        receiver.start();
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
                new NodeView(health, () -> services, genesis, () -> mesh, () -> index),
                genesisBytes(),
                genesis.chain());
    }

    private String readSideComplaint() {
        ReadSide now = readSide;
        return now == null ? "" : now.problem();
    }

    private String validatorComplaint() {
        String reason = halt.reason();
        return reason == null ? "" : "halted: " + reason;
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
            httpIngress = new HttpIngress(address(Setting.BITCRAPS_API_PORT), lateIngress);
        }
    }

    private InetSocketAddress address(Setting port) {
        return new InetSocketAddress(configuration.text(Setting.BITCRAPS_HOST), configuration.number(port));
    }

    private Validator.Observer observer() {
        return new Validator.Observer() {
            @Override
            public void finalized(ExecutedBlock block) {
                metrics.finalized(block, clock.millis());
            }

            @Override
            public void durable(List<ExecutedBlock> blocks) {
                Objects.requireNonNull(snapshots).durable(blocks.getLast().after());
            }

            @Override
            public void live() {
                health.enter(Phase.LIVE);
                metrics.started(Duration.ofNanos(System.nanoTime() - startedNanos));
                LOG.info("live at height {} after {} ms", log().tip(), (System.nanoTime() - startedNanos) / 1_000_000);
                live.countDown();
            }

            @Override
            public void accused(String sentence) {
                LOG.error("evidence: {}", sentence);
                metrics.failure();
                alerts.raise(Alert.Cause.EVIDENCE, sentence);
            }

            @Override
            public void following(String reason) {
                LOG.error("this validator only follows: {}", reason);
                metrics.failure();
                health.failed("this validator only follows: " + reason);
                alerts.raise(Alert.Cause.ONLY_FOLLOWS, reason);
            }
        };
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

    private void closeJournal() {
        if (journal != null) {
            journal.close();
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
