package io.bitcraps.command.simulator;

import io.bitcraps.command.consensus.Effect;
import io.bitcraps.command.consensus.Input;
import io.bitcraps.command.consensus.Message;
import io.bitcraps.command.consensus.Replica;
import io.bitcraps.command.consensus.Setup;
import io.bitcraps.command.consensus.Timer;
import io.bitcraps.command.consensus.Tip;
import io.bitcraps.command.consensus.Work;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One machine: a replica, its disk, its application and its clock. It runs effects in order and may crash between any
 * two of them; what is then not on disk is gone.
 */
@SuppressWarnings("EnumOrdinal") // a number for the trace hash, of this version only
final class SimulatedNode {

    private static final long MAX_DOWN_MS = 2_000;

    private final World world;
    private final int machine;
    private final Setup setup;
    private final Disk disk;
    private final Adversary adversary;
    private final long clockOffsetMs;
    private final Map<Timer.Kind, Integer> timers = new EnumMap<>(Timer.Kind.class);
    private final TreeMap<BlockId, Block> executed = new TreeMap<>();
    private Application application;
    private @Nullable Replica replica;
    private Input.@Nullable WorkChanged told;
    private int incarnation;
    private int inputs;

    SimulatedNode(World world, int machine, Setup setup, Adversary adversary, long clockOffsetMs) {
        this.world = world;
        this.machine = machine;
        this.setup = setup;
        this.adversary = adversary;
        this.clockOffsetMs = clockOffsetMs;
        this.disk = new Disk(Tip.genesis(world.workload().genesis()));
        this.application = world.application();
    }

    int machine() {
        return machine;
    }

    int validator() {
        return setup.self();
    }

    boolean isUp() {
        return replica != null;
    }

    Disk disk() {
        return disk;
    }

    Application application() {
        return application;
    }

    void start() {
        application = world.application();
        executed.clear();
        told = null;
        for (Block block : disk.finalBlocks()) {
            application.execute(block);
            application.commit(List.of(block.id()));
        }
        replica = new Replica(setup, disk.recovery());
        input(new Input.Started(incarnation));
        if (!world.journals()) {
            forgetAsking();
        }
    }

    /** Answers the question of its start itself: nobody knows of any vote. */
    private void forgetAsking() {
        for (int other = 0; other < setup.committee().size(); other++) {
            if (other != setup.self()) {
                input(new Input.Received(other, new Message.NewestVoteAnswer(incarnation, List.of())));
            }
        }
    }

    /** Everything that is not on disk is lost; effects under way and timers with it. */
    void crash() {
        world.trace(machine, 1, incarnation, 0);
        incarnation++;
        replica = null;
        disk.crash();
        if (world.forgets(setup.self())) {
            disk.loseJournal();
        }
        world.agenda().in(world.random().between(10, MAX_DOWN_MS), () -> {
            if (replica == null) {
                start();
            }
        });
    }

    void deliver(int from, Message message) {
        if (replica == null) {
            return;
        }
        send(adversary.hears(message));
        if (world.passes(from, message)) {
            input(new Input.Received(from, message));
        }
    }

    void submit(SignedAction item) {
        if (replica != null) {
            application.submit(item);
            tellWork();
        }
    }

    void input(Input input) {
        Replica running = replica;
        if (running == null) {
            return;
        }
        try {
            run(running, running.on(input));
        } catch (RuntimeException broken) { // here a bug becomes an outcome; a faulty validator only goes silent
            replica = null;
            incarnation++;
            if (world.isHonest(setup.self())) {
                world.checker().crashed(setup.self(), broken);
            }
            return;
        }
        if (++inputs % 16 == 0 && replica != null && world.isHonest(setup.self())) {
            world.checker().holds(setup.self(), running.status());
        }
        tellWork();
    }

    private void tellWork() {
        Replica running = replica;
        if (running != null) {
            BlockId head = running.status().head();
            var now = new Input.WorkChanged(application.work(head), head, application.waiting(head), false);
            if (!now.equals(told)) {
                told = now;
                input(now);
            }
        }
    }

    private void run(Replica running, List<Effect> effects) {
        for (Effect effect : effects) {
            if (replica != running) {
                return;
            }
            if (world.crashesNow(setup.self())) {
                crash();
                return;
            }
            run(effect);
        }
    }

    private void run(Effect effect) {
        switch (effect) {
            case Effect.Broadcast(Message message) -> broadcast(message);
            case Effect.Send(int to, Message message) -> send(adversary.sends(to, message));
            case Effect.Journal(var records) ->
                disk.journal(records.stream().filter(world::journals).toList());
            case Effect.Prune(var floor) -> disk.prune(floor);
            case Effect.Arm(Timer timer, long delayMs) -> arm(timer, delayMs);
            case Effect.Disarm(Timer.Kind kind) -> timers.merge(kind, 1, Integer::sum);
            case Effect.Build build -> later(() -> build(build));
            case Effect.Verify(Block block) -> later(() -> verify(block));
            case Effect.Execute(Block block) -> later(() -> execute(block));
            case Effect.Commit(var blocks, var certificate) -> {
                List<Block> committed = blocks.stream().map(this::executedBlock).toList();
                Block last = committed.getLast();
                append(
                        committed,
                        new Tip(
                                last.header().height(),
                                last.id(),
                                certificate.ballot().view(),
                                certificate));
            }
            case Effect.Drop(var blocks) -> {
                application.drop(blocks);
                blocks.forEach(executed::remove);
            }
            case Effect.Behind behind -> world.agenda().in(world.random().between(5, 50), this::synchronize);
            case Effect.WorkNamed(int from, Work work) -> askForWork(from, work);
            case Effect.Accuse(var evidence) -> world.checker().accused(evidence);
            case Effect.Follow(String reason) -> {
                if (world.isHonest(setup.self())) {
                    world.checker().follows(setup.self(), reason);
                }
            }
            case Effect.Halt(String reason) -> {
                replica = null;
                if (world.isHonest(setup.self())) {
                    world.checker().halted(setup.self(), reason);
                }
            }
        }
    }

    private void broadcast(Message message) {
        world.checker().sends(setup.self(), message);
        send(adversary.broadcasts(message, application));
    }

    private void send(List<Adversary.Addressed> messages) {
        messages.forEach(one -> world.send(this, one.to(), one.message()));
    }

    private void arm(Timer timer, long delayMs) {
        int generation = timers.merge(timer.kind(), 1, Integer::sum);
        int armedBy = incarnation;
        world.agenda().in(delayMs, () -> {
            if (armedBy == incarnation && Objects.equals(timers.get(timer.kind()), generation)) {
                world.trace(machine, 2, timer.kind().ordinal(), timer.view().value());
                input(new Input.TimerFired(timer));
            }
        });
    }

    private void later(Runnable work) {
        later(world.executionMs(), work);
    }

    /** What takes its time ends in nothing if the machine crashed meanwhile. */
    private void later(long delayMs, Runnable work) {
        int startedBy = incarnation;
        world.agenda().in(delayMs, () -> {
            if (startedBy == incarnation) {
                work.run();
            }
        });
    }

    private void build(Effect.Build build) {
        if (!application.knows(build.parent())) {
            return;
        }
        Block block = application.build(build.parent(), build.view(), setup.self(), clock(), build.emptyToo());
        if (block == null) {
            input(new Input.NothingToBuild(build.view()));
        } else {
            executed.put(block.id(), block);
            input(new Input.Built(build.view(), block));
        }
    }

    private void verify(Block block) {
        if (!application.knows(block.header().parent())) {
            return;
        }
        String refusal = application.execute(block);
        executed.put(block.id(), block);
        input(refusal == null ? new Input.Verified(block.id(), clock()) : new Input.Refused(block.id(), refusal));
    }

    private void execute(Block block) {
        if (!application.knows(block.header().parent())) {
            return;
        }
        String refusal = application.execute(block);
        executed.put(block.id(), block);
        input(refusal == null ? new Input.Executed(block.id()) : new Input.Contradicted(block.id(), refusal));
    }

    private Block executedBlock(BlockId id) {
        return Objects.requireNonNull(executed.get(id), "committed a block that was never executed");
    }

    private void append(List<Block> blocks, Tip tip) {
        disk.append(blocks, tip);
        later(world.diskMs(), disk::writeOldest);
        application.commit(blocks.stream().map(Block::id).toList());
        for (Block block : blocks) {
            executed.remove(block.id());
            world.committed(setup.self(), block);
        }
    }

    /** Copies final blocks by height from a peer that has more, as the runtime does from a store. */
    private void synchronize() {
        SimulatedNode peer = world.peerAhead(this, disk.newest().height());
        if (replica == null || peer == null) {
            return;
        }
        int have = (int) disk.newest().height().value();
        List<Block> missing = List.copyOf(peer.disk()
                .finalBlocks()
                .subList(have, peer.disk().finalBlocks().size()));
        missing.stream().filter(block -> !application.knows(block.id())).forEach(application::execute);
        append(missing, peer.disk().tip());
        disk.writeAll();
        input(new Input.FinalReached(peer.disk().tip()));
    }

    private void askForWork(int from, Work work) {
        if (work instanceof Work.Pending(Hash ticket)) {
            world.askForItem(this, from, ticket);
        }
    }

    private long clock() {
        return World.EPOCH_MS + world.agenda().nowMs() + clockOffsetMs;
    }
}
