package io.bitcraps.node.runtime;

import io.bitcraps.command.beacon.Beacon;
import io.bitcraps.command.beacon.BeaconCommittee;
import io.bitcraps.command.beacon.BeaconShareKey;
import io.bitcraps.command.block.BlockExecutor;
import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.Decider;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.command.block.GroupSeedCheck;
import io.bitcraps.command.consensus.JournalRecord;
import io.bitcraps.command.consensus.Message;
import io.bitcraps.command.consensus.MessageCheck;
import io.bitcraps.command.consensus.MessageCodec;
import io.bitcraps.command.consensus.Recovery;
import io.bitcraps.command.consensus.Replica;
import io.bitcraps.command.consensus.Setup;
import io.bitcraps.command.consensus.Tip;
import io.bitcraps.command.consensus.Work;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.block.SeedCheck;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.state.StateKey;
import io.bitcraps.events.state.StateValue.Account;
import io.bitcraps.node.ingress.Admission;
import io.bitcraps.node.ingress.Mempool;
import io.bitcraps.node.ingress.Tickets;
import io.bitcraps.node.store.LogStore;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One validator of a committee, from the mesh's frames to durable blocks: wires consensus, beacon, mempool, publisher,
 * cosigner and catching up. Started once; {@link #close} stops every thread in order.
 */
public final class Validator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Validator.class);

    private final Parts parts;
    private final GenesisChain genesis;
    private final Committee committee;
    private final Peers peers;
    private final SignaturePool pool;
    private final Inbound inbound;
    private final Publisher publisher;
    private final Gossip gossip;
    private final Cosigner cosigner;
    private final BeaconLoop beacon;
    private final ConsensusLoop consensus;
    private final Syncing syncing;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ticker").factory());
    private volatile Admission.Tip tip;
    private volatile boolean live;
    private @Nullable Future<?> ticking;

    /**
     * What a validator is made of.
     *
     * @param last the durable chain, and {@code tip} its newest certificate
     * @param journalled records of this validator's journal, in order
     */
    public record Parts(
            GenesisChain genesis,
            Keys keys,
            LogStore store,
            VoteLog journal,
            List<JournalRecord> journalled,
            ChainState last,
            Tip tip,
            Mempool mempool,
            Tickets tickets,
            SignatureVerifier verifier,
            Decider decider,
            Clock clock,
            Observer observer,
            Halt halt) {}

    /**
     * The validator's secrets.
     *
     * @param index its place in the committee
     */
    public record Keys(int index, SigningKey vote, SigningKey cosigner, SigningKey log, BeaconShareKey beaconShare) {}

    /** Told of what metrics, health and snapshots need; quick, from the validator's threads. */
    public interface Observer {
        void finalized(ExecutedBlock block);

        void durable(List<ExecutedBlock> blocks);

        void live();

        /** Proof that another validator is malicious. */
        void accused(String sentence);

        /** This validator must not vote any more, as its journal is not whole. */
        void following(String reason);
    }

    public Validator(Parts parts, Links links) {
        this.parts = parts;
        this.genesis = parts.genesis();
        this.committee = genesis.genesis().committee();
        ChainId chain = genesis.chain();
        MessageCodec messages = new MessageCodec(new BlockCodec(parts.mempool()::parse));
        CertificateCheck certificates = new CertificateCheck(chain, committee, parts.verifier());
        this.tip = new Admission.Tip(
                parts.last().height().value(),
                parts.last().timeMs(),
                parts.last().state());
        this.peers = new Peers(committee, messages, links);
        this.pool = new SignaturePool(
                parts.mempool(), parts.verifier(), Runtime.getRuntime().availableProcessors(), parts.halt());
        this.publisher = new Publisher(parts.store(), this::durable, parts.halt());
        this.gossip = new Gossip(this::share, parts.halt());
        this.cosigner = new Cosigner(
                chain,
                committee,
                new Cosigner.Keys(
                        parts.keys().index(),
                        parts.keys().cosigner(),
                        parts.keys().log()),
                parts.verifier(),
                parts.store(),
                parts.clock(),
                new Cosigner.Sender() {
                    @Override
                    public void broadcast(PeerMessage.Cosignature cosignature) {
                        peers.broadcast(cosignature);
                    }

                    @Override
                    public void send(int validator, PeerMessage.Cosignature cosignature) {
                        peers.send(validator, cosignature);
                    }
                },
                parts.halt());
        BeaconCommittee beaconCommittee =
                BeaconCommittee.of(committee, genesis.genesis().groupKey());
        this.beacon = beaconLoop(chain, beaconCommittee);
        this.consensus = consensusLoop(chain, beaconCommittee);
        this.syncing = new Syncing(
                new CatchUp(certificates, committee.quorum() - 1, parts.last(), parts.tip()),
                parts.store(),
                peers,
                publisher,
                consensus::caughtUp,
                this::live,
                parts.halt());
        this.inbound = new Inbound(
                chain,
                committee,
                new Inbound.Checks(
                        messages,
                        new MessageCheck(certificates),
                        new Admission(chain, parts.verifier()),
                        parts.verifier()),
                peers,
                pool,
                parts.mempool(),
                this::tip,
                receivers());
    }

    private BeaconLoop beaconLoop(ChainId chain, BeaconCommittee beaconCommittee) {
        return new BeaconLoop(
                new Beacon(chain, Epoch.ZERO, beaconCommittee, parts.keys().beaconShare()),
                chain,
                parts.keys().index(),
                parts.keys().vote(),
                peers::broadcast,
                seed -> consensus.seedHeld(seed),
                (validator, height) -> accused(validator, "a bad beacon share for height " + height),
                parts.halt());
    }

    private ConsensusLoop consensusLoop(ChainId chain, BeaconCommittee beaconCommittee) {
        Chain open = new Chain(parts.last());
        SeedCheck seedCheck = new GroupSeedCheck(chain, Epoch.ZERO, beaconCommittee);
        var executor = new BlockExecutor(chain, genesis.genesis().limits(), seedCheck, parts.decider());
        var application = new Application(
                chain,
                Epoch.ZERO,
                parts.keys().index(),
                genesis.genesis().limits().blockActions(),
                executor,
                parts.mempool(),
                parts.clock(),
                open);
        Setup setup = Setup.of(
                chain,
                committee,
                parts.keys().index(),
                parts.keys().vote(),
                genesis.genesis().timing());
        Replica replica = new Replica(setup, new Recovery(parts.tip(), parts.journalled()));
        var around = new ConsensusLoop.Surroundings(
                peers, parts.journal(), publisher, pool, observer(), parts.clock(), parts.halt());
        return new ConsensusLoop(replica, open, application, around);
    }

    /** Starts catching up; consensus follows when enough validators have no more than this one. */
    public void start() {
        publisher.start();
        gossip.start();
        cosigner.start();
        beacon.start(parts.last().waitingLocks());
        long retryMs = genesis.genesis().timing().retryMs();
        ticking = ticker.scheduleAtFixedRate(this::tick, retryMs, retryMs, TimeUnit.MILLISECONDS);
        syncing.start();
    }

    /** A frame of an authenticated peer. */
    public void frame(PublicKey from, byte[] frame) {
        inbound.frame(from, frame);
    }

    /** The newest durable state, against which actions are admitted. */
    public Admission.Tip tip() {
        Admission.Tip now = tip;
        return new Admission.Tip(
                now.height(), Math.max(now.timeMs(), parts.clock().millis()), now.state());
    }

    /** Actions that this node's ingress admitted. */
    public void admitted(List<SignedAction> actions) {
        gossip.added(actions);
    }

    /** View and memory of consensus, a moment ago. */
    public Replica.Status consensusStatus() {
        return consensus.status();
    }

    /** What was dropped since the start because there was no place; re-sending makes up for it. */
    public record Dropped(long consensus, long frames, long gossip) {}

    public Dropped dropped() {
        return new Dropped(consensus.dropped(), pool.dropped(), gossip.unshared());
    }

    /** Things that wait, for metrics. */
    public Map<String, Integer> waiting() {
        return Map.of("consensus", consensus.waiting(), "publisher", publisher.waiting());
    }

    private void tick() {
        parts.halt().guard("ticker", () -> {
            beacon.tick();
            syncing.tick();
            cosigner.tick();
            Admission.Tip now = tip;
            long skewMs = genesis.genesis().timing().maxClockSkewMs();
            parts.tickets()
                    .lost(parts.mempool().expire(now.height(), parts.clock().millis() - skewMs));
        });
    }

    private void live() {
        live = true;
        cosigner.live();
        consensus.start(parts.clock().millis());
        parts.observer().live();
    }

    private void share(List<SignedAction> actions) {
        consensus.arrived(actions);
        peers.broadcast(
                new PeerMessage.Actions(actions.stream().map(SignedAction::jws).toList()));
    }

    private void durable(List<ExecutedBlock> blocks) {
        ChainState last = blocks.getLast().after();
        tip = new Admission.Tip(last.height().value(), last.timeMs(), last.state());
        List<SignedAction> actions = blocks.stream()
                .flatMap(block -> block.block().actions().stream())
                .toList();
        List<Hash> lost = parts.mempool()
                .finalized(
                        actions, account -> nonce(last, account), last.height().value(), last.timeMs());
        for (ExecutedBlock block : blocks) {
            parts.tickets().settled(positions(block), block.after().height());
        }
        parts.tickets().lost(lost);
        beacon.durable(blocks);
        consensus.durable(last.height());
        syncing.durable(blocks);
        parts.observer().durable(blocks);
        if (live) { // who catches up vouches for the tip it reaches, not for every tree on the way
            cosigner.durable(blocks);
        }
    }

    private static Map<Hash, Long> positions(ExecutedBlock block) {
        Map<Hash, Long> positions = new HashMap<>();
        long position = block.block().header().before().size();
        var actions = block.block().actions().iterator();
        for (byte[] entry : block.entries()) {
            if (entry[0] != '{') {
                positions.put(actions.next().ticket(), position);
            }
            position++;
        }
        return positions;
    }

    private static long nonce(ChainState state, PublicKey account) {
        return state.state().get(StateKey.account(account)) instanceof Account open ? open.nonce() : 0;
    }

    private void accused(int validator, String offence) {
        parts.observer().accused("validator " + validator + ": " + offence);
        peers.disconnect(validator, offence);
    }

    private ConsensusLoop.Observer observer() {
        return new ConsensusLoop.Observer() {
            @Override
            public void finalized(ExecutedBlock block) {
                parts.observer().finalized(block);
            }

            @Override
            public void behind(Certificate certificate) {
                syncing.behind();
            }

            @Override
            public void named(int from, Work work) {
                if (work instanceof Work.Pending(Hash ticket)) {
                    peers.send(from, new PeerMessage.ActionRequest(ticket));
                }
            }

            @Override
            public void accused(int validator, String offence) {
                Validator.this.accused(validator, offence);
            }

            @Override
            public void following(String reason) {
                parts.observer().following(reason);
            }
        };
    }

    private Inbound.Receivers receivers() {
        return new Inbound.Receivers() {
            @Override
            public void consensus(int from, Message message) {
                consensus.received(from, message);
            }

            @Override
            public void actions(List<SignedAction> actions) {
                consensus.arrived(actions);
            }

            @Override
            public void share(PeerMessage.BeaconShare share) {
                beacon.received(share);
            }

            @Override
            public void seed(PeerMessage.BeaconSeed seed) {
                beacon.received(seed);
            }

            @Override
            public void cosignature(int from, PeerMessage.Cosignature cosignature) {
                cosigner.received(from, cosignature);
            }

            @Override
            public void blocksRequest(int from, PeerMessage.BlocksRequest request) {
                syncing.asked(from, request);
            }

            @Override
            public void blocks(int from, PeerMessage.Blocks blocks) {
                syncing.answered(from, blocks);
            }
        };
    }

    /** Peers first fall silent, then consensus stops, then what is final becomes durable or waits in the journal. */
    @Override
    public void close() {
        if (ticking != null) {
            ticking.cancel(false);
        }
        ticker.shutdown();
        pool.close();
        gossip.close();
        syncing.close();
        consensus.close();
        beacon.close();
        publisher.close();
        cosigner.close();
        LOG.debug(
                "validator {} stopped at height {}",
                parts.keys().index(),
                parts.store().tip());
    }
}
