package io.bitcraps.node.simulator.run;

import io.bitcraps.command.block.Decider;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.simulator.SplitMix64;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.crypto.VerifiedCache;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.coordinator.JournalLog;
import io.bitcraps.node.coordinator.Replay;
import io.bitcraps.node.ingress.ActionIngress;
import io.bitcraps.node.ingress.Admission;
import io.bitcraps.node.ingress.Mempool;
import io.bitcraps.node.ingress.Tickets;
import io.bitcraps.node.runtime.Validator;
import io.bitcraps.node.runtime.lane.Halt;
import io.bitcraps.node.simulator.SimulatedClock;
import io.bitcraps.node.simulator.SimulatedLanes;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.StoreFailure;
import io.bitcraps.query.port.Ingress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A computer on which one validator runs: what is on its disk outlives a crash, the process does not. */
final class Machine {

    static final int MEMPOOL = 2_000;
    private static final long MAX_SKEW_MS = 3_000;
    private static final long VILLAINS_SKEW_MS = 6_000;
    private static final int FORGETS_EVERY = 400;
    private static final int MAX_TORN_BYTES = 2_000;
    private static final long FOLLOWS_MS = 5_000;
    private static final List<String> SLOW_LANES = List.of("publisher", "verifier", "consensus", "none of them");
    private static final int VERIFIED_SIGNATURES = 20_000;

    private final World world;
    private final int number;
    private final int index;
    private final Deed deed;
    private final Villain villain;
    private final SplitMix64 random;
    private final SimulatedClock clock;
    private final Device device;
    private SimulatedLog log;
    private SimulatedJournal journal;
    private final int slow;
    private long offMs;
    private boolean starting;
    private boolean lostItsLog;
    private @Nullable Running process;

    /** What ends with a crash. */
    private record Running(
            Validator validator, SimulatedLanes lanes, Mempool mempool, Tickets tickets, Ingress ingress) {}

    /** @param number of the machine; {@code index} of its validator, of which there may be two machines */
    Machine(World world, int number, int index, Deed deed, SplitMix64 random) {
        this.world = world;
        this.number = number;
        this.index = index;
        this.deed = deed;
        this.villain = new Villain(deed, world.stage(), index, random);
        this.random = random;
        this.clock = new SimulatedClock(world.agenda(), Stage.START_MS, this::offMs);
        this.device = new Device(world, this, random);
        this.log = new SimulatedLog(world.stage().genesis().block(), device);
        this.journal = new SimulatedJournal(device);
        this.slow = random.below(4);
        if (world.weather().has(Fault.CLOCK_SKEW)) {
            offMs = random.between(-MAX_SKEW_MS, MAX_SKEW_MS);
            world.weather().note(Fault.CLOCK_SKEW);
        }
    }

    int index() {
        return index;
    }

    int number() {
        return number;
    }

    Deed deed() {
        return deed;
    }

    Villain villain() {
        return villain;
    }

    boolean isHonest() {
        return deed == Deed.HONEST;
    }

    boolean isUp() {
        return process != null;
    }

    /** The final log on its disk. */
    LogStore log() {
        return log.disk();
    }

    long height() {
        return log.tip().value();
    }

    SimulatedClock clock() {
        return clock;
    }

    /** Starts a process over what is on the disk. */
    void start() {
        if (process != null) {
            return;
        }
        ViewCheck view = world.view();
        if (view != null) {
            view.started(this);
        }
        starting = true;
        device.begin();
        if (deed == Deed.FORGETS) {
            journal = new SimulatedJournal(device);
        }
        open();
        starting = false;
    }

    private void open() {
        Stage stage = world.stage();
        Halt halt = new Halt(this::halted, Runnable::run);
        SignatureVerifier verifier =
                stage.realKeys() ? new VerifiedCache(stage.verifier(), VERIFIED_SIGNATURES) : stage.verifier();
        try {
            journal.reopen();
            JournalLog votes = new JournalLog(journal, Epoch.ZERO);
            Replay.Replayed chain = Replay.run(
                    log,
                    stage.genesis(),
                    stage.genesis().state(),
                    new CertificateCheck(
                            stage.genesis().chain(), stage.genesis().genesis().committee(), verifier),
                    height -> {});
            Mempool mempool = new Mempool(MEMPOOL, stage.faulty());
            Tickets tickets = new Tickets(log, mempool);
            SimulatedLanes lanes = new SimulatedLanes(world.agenda(), random, halt, this::slowestMs);
            Validator validator = new Validator(
                    new Validator.Parts(
                            stage.genesis(),
                            stage.validators().get(index),
                            log,
                            votes,
                            votes.records(),
                            chain.last(),
                            chain.tip(),
                            mempool,
                            tickets,
                            verifier,
                            Decider.RULES,
                            clock,
                            lanes,
                            new Watch(),
                            halt),
                    world.wire().of(this));
            Ingress ingress = new ActionIngress(
                    new Admission(stage.genesis().chain(), verifier),
                    validator::tip,
                    mempool,
                    tickets,
                    validator::admitted,
                    null);
            process = new Running(validator, lanes, mempool, tickets, ingress);
            validator.start();
        } catch (InvariantViolation | StoreFailure e) {
            halted("does not start: " + e.getMessage());
        }
    }

    /** A node halts itself where its disk fails, and nowhere else. */
    private void halted(String reason) {
        if (device.hasFailed()) {
            crashed();
        } else {
            stop();
            world.checks().halted(this, reason);
        }
        if (device.isReplaced()) {
            lostItsLog = true;
            log = new SimulatedLog(world.stage().genesis().block(), device);
        }
    }

    /** One of its final blocks can no longer be read. */
    void rots() {
        if (height() > 1) {
            device.rots(new Height(1 + random.below((int) height())));
        }
    }

    private void stop() {
        if (process != null) {
            process.lanes().close();
            process = null;
        }
    }

    /** Between two effects of a task: the process may die here. */
    void effect() {
        Running running = process;
        boolean dies = world.weather().crashes(random) || deed == Deed.FORGETS && random.below(FORGETS_EVERY) == 0;
        if (running != null && !starting && dies) {
            crashed();
            running.lanes().crash();
        }
    }

    /** The process dies, from outside of it, and starts again after a while. */
    void crash() {
        if (process != null) {
            crashed();
        }
    }

    private void crashed() {
        stop();
        world.trace().note(index, world.agenda().nowMs(), 0, 2);
        if (world.weather().has(Fault.LOST_WRITES)) {
            world.weather().note(Fault.LOST_WRITES);
            log.losesUnsynced();
        }
        if (world.weather().has(Fault.TORN_WRITES)) {
            world.weather().note(Fault.TORN_WRITES);
            journal.tears(random.below(MAX_TORN_BYTES));
        }
        world.agenda().in(random.between(20, 2_000), this::start);
    }

    private long offMs() {
        if (deed == Deed.SHIFTS_TIME) {
            return VILLAINS_SKEW_MS;
        }
        return world.weather().isCalm() ? 0 : offMs;
    }

    /** Its wall clock is set. */
    void stepsClock(long byMs) {
        offMs += byMs;
    }

    private int slowestMs(String lane) {
        return world.weather().slowestTaskMs(SLOW_LANES.get(slow).equals(lane));
    }

    void receives(PublicKey from, byte[] frame) {
        if (process != null) {
            process.validator().frame(from, frame);
        }
    }

    /** Null while it is down. */
    @Nullable
    Ingress ingress() {
        return process == null ? null : process.ingress();
    }

    Ingress.Ticket ticket(Hash ticket) {
        return process == null
                ? new Ingress.Ticket.Unknown()
                : process.tickets().look(ticket);
    }

    /** Null while it is down. */
    Admission.@Nullable Tip tip() {
        return process == null ? null : process.validator().tip();
    }

    @Nullable
    Validator validator() {
        return process == null ? null : process.validator();
    }

    /** A lane in which more waits than its bounds and so many tasks of the node itself, or null. */
    @Nullable
    String crowded(int own) {
        return process == null ? null : process.lanes().crowded(world.settings().nodes(), own);
    }

    /** Actions that wait in its mempool. */
    int pending() {
        return process == null ? 0 : process.mempool().size();
    }

    private final class Watch implements Validator.Observer {
        @Override
        public void finalized(ExecutedBlock block) {
            world.checks().agrees(Machine.this, block);
        }

        @Override
        public void durable(List<ExecutedBlock> blocks) {
            blocks.forEach(block -> world.checks().agrees(Machine.this, block));
            ViewCheck view = world.view();
            if (view != null) {
                view.durable(Machine.this);
            }
        }

        @Override
        public void live() {}

        @Override
        public void accused(String sentence) {
            world.checks().accuses(Machine.this, sentence);
        }

        /** Nobody has an account to report it by. */
        @Override
        public void evidence(Evidence evidence) {}

        @Override
        public void following(String sentence) {
            if (lostItsLog) {
                world.agenda().in(FOLLOWS_MS, Machine.this::crash); // its operator starts it again, when others are on
            } else {
                world.checks().follows(Machine.this, sentence);
            }
        }
    }
}
