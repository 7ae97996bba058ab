package io.bitcraps.node.runtime;

import io.bitcraps.command.beacon.Beacon;
import io.bitcraps.command.beacon.key.BeaconCommittee;
import io.bitcraps.command.beacon.key.BeaconShareKey;
import io.bitcraps.command.block.BlockExecutor;
import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.Decider;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.command.block.GroupSeedCheck;
import io.bitcraps.command.consensus.JournalRecord;
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
import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.block.SeedCheck;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.ingress.Admission;
import io.bitcraps.node.ingress.Mempool;
import io.bitcraps.node.ingress.Tickets;
import io.bitcraps.node.runtime.beacon.BeaconLoop;
import io.bitcraps.node.runtime.consensus.Application;
import io.bitcraps.node.runtime.consensus.BlockSignatures;
import io.bitcraps.node.runtime.consensus.Chain;
import io.bitcraps.node.runtime.consensus.ConsensusLoop;
import io.bitcraps.node.runtime.consensus.VoteLog;
import io.bitcraps.node.runtime.lane.Bounds;
import io.bitcraps.node.runtime.lane.Halt;
import io.bitcraps.node.runtime.lane.Lane;
import io.bitcraps.node.runtime.lane.Lanes;
import io.bitcraps.node.runtime.peer.Links;
import io.bitcraps.node.runtime.peer.PeerMessage;
import io.bitcraps.node.runtime.peer.Peers;
import io.bitcraps.node.runtime.publish.Cosigner;
import io.bitcraps.node.runtime.publish.Publisher;
import io.bitcraps.node.runtime.sync.Asking;
import io.bitcraps.node.runtime.sync.CatchUp;
import io.bitcraps.node.runtime.sync.Syncing;
import io.bitcraps.node.store.LogStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One validator of a committee, from the mesh's frames to durable blocks: wires consensus, beacon, mempool, publisher,
 * cosigner and catching up. Started once; {@link #close} closes every lane in order.
 */
public final class Validator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Validator.class);

    private final Parts parts;
    private final GenesisChain genesis;
    private final Committee committee;
    private final BeaconCommittee beaconCommittee;
    private final Peers peers;
    private final Settlement settlement;
    private final Lane verifiers;
    private final Lane consensusLane;
    private final Lane gossipLane;
    private final Gossip gossip;
    private final Publisher publisher;
    private final Cosigner cosigner;
    private final BeaconLoop beacon;
    private final ConsensusLoop consensus;
    private final Syncing syncing;
    private final Inbound inbound;
    private volatile boolean live;

    /**
     * What a validator is made of.
     *
     * @param last the durable chain, and {@code tip} its newest certificate
     * @param journalled records of this validator's journal, in order
     * @param lanes the validator's alone from here on, closed with it
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
            Lanes lanes,
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

        /** Such proof as the chain can judge; {@link #accused} is told too. */
        void evidence(Evidence evidence);

        /** This validator must not vote any more, as its journal is not whole. */
        void following(String reason);
    }

    public Validator(Parts parts, Links links) {
        this.parts = parts;
        this.genesis = parts.genesis();
        this.committee = genesis.genesis().committee();
        this.beaconCommittee = BeaconCommittee.of(committee, genesis.genesis().groupKey());
        MessageCodec messages = new MessageCodec(new BlockCodec(parts.mempool()::parse));
        CertificateCheck certificates = new CertificateCheck(genesis.chain(), committee, parts.verifier());
        this.peers = new Peers(committee, messages, links);
        this.settlement = new Settlement(parts.mempool(), parts.tickets(), parts.clock(), parts.last());
        Lanes lanes = parts.lanes();
        this.verifiers = lanes.crew("verifier", Inbound.OF_A_PEER);
        this.consensusLane = lanes.lane("consensus", ConsensusLoop.OF_A_PEER);
        this.gossipLane = lanes.lane("gossip", Bounds.NO_PEERS);
        Lane syncLane = lanes.lane("sync", Syncing.OF_A_PEER);
        this.gossip = new Gossip(gossipLane, this::share);
        this.publisher = new Publisher(
                lanes.lane("publisher", Bounds.NO_PEERS),
                List.of(consensusLane, syncLane),
                parts.store(),
                this::durable);
        this.cosigner = cosigner();
        this.beacon = beaconLoop();
        this.consensus = consensusLoop();
        this.syncing = new Syncing(
                syncLane,
                new CatchUp(certificates, committee.quorum() - 1, parts.last(), parts.tip()),
                new Asking(parts.keys().index(), committee.size()),
                parts.store(),
                peers,
                publisher,
                consensus::caughtUp,
                this::live);
        this.inbound = inbound(messages, certificates);
    }

    private Cosigner cosigner() {
        Keys keys = parts.keys();
        return new Cosigner(
                parts.lanes().lane("cosigner", Cosigner.OF_A_PEER),
                genesis.chain(),
                committee,
                new Cosigner.Keys(keys.index(), keys.cosigner(), keys.log()),
                parts.verifier(),
                parts.store(),
                parts.clock(),
                peers);
    }

    private BeaconLoop beaconLoop() {
        ChainId chain = genesis.chain();
        return new BeaconLoop(
                parts.lanes().lane("beacon", BeaconLoop.OF_A_PEER),
                new Beacon(chain, Epoch.ZERO, beaconCommittee, parts.keys().beaconShare()),
                chain,
                parts.keys().index(),
                parts.keys().vote(),
                peers::broadcast,
                seed -> consensus.seedHeld(seed),
                new BeaconLoop.Offences() {
                    @Override
                    public void badShare(int validator, Height height) {
                        accused(validator, "a bad beacon share for height " + height);
                    }

                    @Override
                    public void falseSeed(int from, Height height) {
                        peers.disconnect(from, "a seed for height " + height + " that is not the committee's");
                    }
                });
    }

    private ConsensusLoop consensusLoop() {
        ChainId chain = genesis.chain();
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
        var signatures = new BlockSignatures(verifiers, parts.mempool(), parts.verifier());
        var around = new ConsensusLoop.Surroundings(
                peers, parts.journal(), publisher, signatures, observer(), parts.clock(), parts.halt());
        return new ConsensusLoop(consensusLane, replica, open, application, around);
    }

    private Inbound inbound(MessageCodec messages, CertificateCheck certificates) {
        var checks = new Inbound.Checks(
                messages,
                new MessageCheck(certificates),
                new Admission(genesis.chain(), parts.verifier()),
                parts.verifier());
        return new Inbound(
                genesis.chain(),
                committee,
                checks,
                peers,
                verifiers,
                parts.mempool(),
                settlement::tip,
                new Departments(consensus, beacon, cosigner, syncing));
    }

    /**
     * To be called before {@link #start} where votes of this validator may be forgotten: it votes only once a block is
     * final whose time is later.
     */
    public void abstainUntil(long blockTimeMs) {
        syncing.abstainUntil(blockTimeMs);
    }

    /** Starts catching up; consensus follows when enough validators have no more than this one. */
    public void start() {
        long retryMs = genesis.genesis().timing().retryMs();
        long skewMs = genesis.genesis().timing().maxClockSkewMs();
        publisher.start();
        gossip.start();
        gossipLane.every(retryMs, () -> settlement.forgetExpired(skewMs));
        cosigner.start(retryMs);
        beacon.start(parts.last().waitingLocks(), retryMs);
        verifiers.start();
        syncing.start(retryMs);
    }

    /** A frame of an authenticated peer. */
    public void frame(PublicKey from, byte[] frame) {
        inbound.frame(from, frame);
    }

    /** The newest durable state, against which actions are admitted. */
    public Admission.Tip tip() {
        return settlement.tip();
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
        return new Dropped(consensusLane.dropped(), verifiers.dropped(), gossip.unshared());
    }

    /** What was dropped of this peer since the start, by where there was no place for it. */
    public SortedMap<String, Long> dropped(int peer) {
        SortedMap<String, Long> dropped = new TreeMap<>();
        dropped.put("frames", verifiers.dropped(peer));
        dropped.put("consensus", consensusLane.dropped(peer));
        dropped.put("beacon", beacon.dropped(peer));
        dropped.put("cosignatures", cosigner.dropped(peer));
        dropped.put("sync", syncing.dropped(peer));
        return dropped;
    }

    /** Things that wait, for metrics. */
    public Map<String, Integer> waiting() {
        return Map.of("consensus", consensusLane.size(), "publisher", publisher.waiting());
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
        settlement.durable(blocks);
        beacon.durable(blocks);
        consensus.durable(blocks.getLast().after().height());
        syncing.durable(blocks);
        parts.observer().durable(blocks);
        if (live) { // who catches up vouches for the tip it reaches, not for every tree on the way
            cosigner.durable(blocks);
        }
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
            public void accused(Evidence evidence) {
                Validator.this.accused(evidence.validator(), evidence.offence().text() + " in view " + evidence.view());
                parts.observer().evidence(evidence);
            }

            @Override
            public void following(String reason) {
                parts.observer().following(reason);
            }
        };
    }

    /** Peers first fall silent, then consensus stops, then what is final becomes durable or waits in the journal. */
    @Override
    public void close() {
        verifiers.close();
        gossip.close();
        syncing.close();
        consensus.close();
        beacon.close();
        publisher.close();
        cosigner.close();
        parts.lanes().close();
        LOG.debug(
                "validator {} stopped at height {}",
                parts.keys().index(),
                parts.store().tip());
    }
}
