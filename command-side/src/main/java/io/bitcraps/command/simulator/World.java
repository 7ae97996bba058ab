package io.bitcraps.command.simulator;

import io.bitcraps.command.consensus.JournalRecord;
import io.bitcraps.command.consensus.Message;
import io.bitcraps.command.consensus.MessageCheck;
import io.bitcraps.command.consensus.MessageCodec;
import io.bitcraps.command.consensus.Safeguards;
import io.bitcraps.command.consensus.Setup;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Everything outside the replicas: time, links, clients, and what joins them. */
final class World {

    static final long EPOCH_MS = 1_700_000_000_000L;

    private static final Genesis.Timing TIMING = new Genesis.Timing(100, 1600, 500, 200, 10);
    private static final int MAX_CLOCK_OFFSET_MS = 60;
    private final SplitMix64 random;
    private final Agenda agenda = new Agenda();
    private final Trace trace = new Trace();
    private final Links links;
    private final Checker checker;
    private final Defect defect;
    private final MessageCheck edge;
    private final Workload workload;
    private final Application reference;
    private final MessageCodec codec;
    private final boolean encodes;
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private Faults faults;
    private int injected;
    private long blocks;

    World(SimulationSettings settings, Function<Committee, Workload> workloads) {
        this(settings, workloads, new SplitMix64(settings.seed()));
    }

    private World(SimulationSettings settings, Function<Committee, Workload> workloads, SplitMix64 random) {
        this(settings, workloads, random, Faults.draw(settings.nodes(), random).exploiting(settings.defect()));
    }

    World(SimulationSettings settings, Function<Committee, Workload> workloads, SplitMix64 random, Faults drawn) {
        this.random = random;
        faults = drawn;
        List<Integer> twins = faults.twins();
        checker = new Checker(faults, TIMING.openViews());
        links = new Links(agenda, random, settings.nodes() + twins.size(), faults);
        encodes = settings.realSignatures();
        SymbolicKeys symbolic = new SymbolicKeys();
        List<SigningKey> keys = IntStream.range(0, settings.nodes())
                .mapToObj(i -> encodes ? ed25519(i) : symbolic.key(i))
                .toList();
        SignatureVerifier verifier = encodes ? new Ed25519() : symbolic;
        Committee committee = committee(keys);
        workload = workloads.apply(committee);
        reference = workload.open(checker::isInjected);
        codec = new MessageCodec(new BlockCodec(workload::parse));
        defect = settings.defect();
        Safeguards safeguards = safeguards(defect, committee);
        edge = new MessageCheck(new CertificateCheck(workload.chain(), committee, safeguards.quorum(), verifier));
        List<Integer> owners = new ArrayList<>();
        IntStream.range(0, settings.nodes()).forEach(owners::add);
        owners.addAll(twins);
        for (int i : owners) {
            Setup setup = new Setup(workload.chain(), committee, i, keys.get(i), TIMING, safeguards);
            Forger forger = new Forger(i, settings.nodes(), keys.get(i), workload, random);
            Adversary adversary = new Adversary(faults.deeds().get(i), forger, faults.dishonest(), random);
            long offset = random.between(-MAX_CLOCK_OFFSET_MS, MAX_CLOCK_OFFSET_MS);
            nodes.add(new SimulatedNode(this, nodes.size(), setup, adversary, offset));
        }
    }

    Agenda agenda() {
        return agenda;
    }

    SplitMix64 random() {
        return random;
    }

    Checker checker() {
        return checker;
    }

    /** Whether votes reach the disk. */
    boolean journals() {
        return defect != Defect.VOTES_NOT_JOURNALLED;
    }

    /** Whether this one does. A view whose notarization is known after a start would never be current again. */
    boolean journals(JournalRecord record) {
        return journals() && !(defect == Defect.NULLIFY_AFTER_FINALIZE && record instanceof JournalRecord.Proved);
    }

    /** A machine of each validator, then the twins of some. */
    List<SimulatedNode> nodes() {
        return nodes;
    }

    Links links() {
        return links;
    }

    Faults faults() {
        return faults;
    }

    void heal() {
        faults = faults.healed();
        links.heal(faults);
    }

    boolean forgets(int validator) {
        return faults.deeds().get(validator) == Deed.FORGETS;
    }

    boolean isHonest(int validator) {
        return faults.isHonest(validator);
    }

    boolean crashesNow(int validator) {
        return switch (faults.deeds().get(validator)) {
            case HONEST -> random.perMille(faults.crash());
            case FORGETS -> faults.crash() > 0 && random.perMille(10);
            case EQUIVOCATES,
                    FORKS,
                    VOTES_TWICE,
                    WITHHOLDS,
                    FLOODS,
                    KEEPS_SILENT,
                    BUILDS_INVALID,
                    SHIFTS_TIME,
                    LIES_IN_ANSWERS,
                    REPEATS_THE_PAST,
                    IMPERSONATES,
                    FORGES_CERTIFICATES,
                    RUNS_TWICE -> false;
        };
    }

    /** How long a block that became final now waits for the disk. */
    long diskMs() {
        return random.between(0, faults.maxDiskMs());
    }

    long executionMs() {
        return random.between(0, faults.maxExecutionMs());
    }

    Workload workload() {
        return workload;
    }

    Application application() {
        return workload.open(checker::isInjected);
    }

    /** To every machine of a validator but the sender. */
    void send(SimulatedNode from, int to, Message message) {
        byte[] bytes = encodes ? codec.encode(message) : new byte[0];
        for (SimulatedNode node : nodes) {
            if (node.validator() == to && node != from) {
                links.send(from.machine(), node.machine(), () -> {
                    Message arrived = encodes ? codec.decode(bytes) : message;
                    trace(
                            node.machine(),
                            3,
                            from.machine(),
                            arrived.getClass().getSimpleName().hashCode());
                    node.deliver(from.validator(), arrived);
                });
            }
        }
    }

    /** The edge of a node. */
    boolean passes(int from, Message message) {
        return edge.check(from, message) instanceof MessageCheck.Result.Good;
    }

    /** A client signs an item and gives it to one validator. */
    Hash inject(int to) {
        SignedAction item = workload.action(injected++);
        checker.injected(item.ticket());
        nodes.get(to).submit(item);
        if (faults.gossips()) {
            for (int other = 0; other < nodes.size(); other++) {
                if (other != to) {
                    SimulatedNode receiver = nodes.get(other);
                    links.send(to, other, () -> receiver.submit(item));
                }
            }
        }
        return item.ticket();
    }

    void askForItem(SimulatedNode asker, int asked, Hash ticket) {
        links.send(asker.machine(), asked, () -> {
            SignedAction item = nodes.get(asked).application().pending(ticket);
            if (item != null) {
                links.send(asked, asker.machine(), () -> asker.submit(item));
            }
        });
    }

    void committed(int validator, Block block) {
        trace(validator, 4, block.header().height().value(), block.id().hash().a());
        if (isHonest(validator)) {
            blocks++;
            if (checker.committed(validator, block)) {
                String wrong = reference.execute(block);
                checker.executed(block, wrong);
                if (wrong == null) {
                    reference.commit(List.of(block.id()));
                }
            }
        }
    }

    @Nullable
    SimulatedNode peerAhead(SimulatedNode of, Height height) {
        List<SimulatedNode> ahead = new ArrayList<>();
        for (SimulatedNode node : nodes) {
            boolean reachable = node != of
                    && node.isUp()
                    && isHonest(node.validator())
                    && !links.isCut(of.machine(), node.machine());
            if (reachable && node.disk().tip().height().compareTo(height) > 0) {
                ahead.add(node);
            }
        }
        return ahead.isEmpty() ? null : ahead.get(random.below(ahead.size()));
    }

    void trace(int node, long what, long a, long b) {
        trace.note(agenda.nowMs(), node * 16L + what, a, b);
    }

    String traceHash() {
        return trace.hex();
    }

    long blocks() {
        return blocks;
    }

    private static Safeguards safeguards(Defect defect, Committee committee) {
        int quorum = committee.quorum() - (defect == Defect.QUORUM_ONE_SHORT ? 1 : 0);
        return new Safeguards(
                quorum, defect != Defect.SKIPPED_VIEWS_NOT_NULLIFIED, defect != Defect.NULLIFY_AFTER_FINALIZE);
    }

    private static SigningKey ed25519(int validator) {
        return Ed25519.signingKey(Sha256.hash(new byte[] {(byte) validator}).bytes());
    }

    private static Committee committee(List<SigningKey> keys) {
        return new Committee(
                Epoch.ZERO,
                keys.stream()
                        .map(SigningKey::publicKey)
                        .map(key -> new Committee.Validator("v", key, key, key, "", ""))
                        .toList());
    }
}
