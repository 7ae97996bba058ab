package io.bitcraps.node.runtime.consensus;

import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.consensus.Effect;
import io.bitcraps.command.consensus.Input;
import io.bitcraps.command.consensus.Message;
import io.bitcraps.command.consensus.Replica;
import io.bitcraps.command.consensus.Tip;
import io.bitcraps.command.consensus.Work;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import io.bitcraps.node.runtime.lane.Bounds;
import io.bitcraps.node.runtime.lane.Halt;
import io.bitcraps.node.runtime.lane.Lane;
import io.bitcraps.node.runtime.peer.Peers;
import io.bitcraps.node.runtime.publish.Publisher;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lane that owns the replica: takes one thing at a time, feeds it, and runs the effects in order. Every public
 * method may be called from any thread and only posts.
 */
public final class ConsensusLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConsensusLoop.class);

    /**
     * Checked messages that wait for each peer. A peer has a few under way; far more come only while this node is
     * busy for long, or from a peer that floods.
     */
    public static final Bounds OF_A_PEER = new Bounds(4_096, 4 * 1024 * 1024);

    private final Replica replica;
    private final Chain chain;
    private final Application application;
    private final Surroundings around;
    private final Lane lane;
    private final Timers timers;
    private final Deque<Input> inputs = new ArrayDeque<>();

    private BlockId workedOn;
    private Work told = Work.NONE;
    private @Nullable Floor floor;
    private volatile Replica.Status status;

    /** Everything around the loop that effects reach. */
    public record Surroundings(
            Peers peers,
            VoteLog journal,
            Publisher publisher,
            ActionChecks checks,
            Observer observer,
            Clock clock,
            Halt halt) {}

    /** Whether every action of a block carries a good signature; answered once, from any thread. */
    public interface ActionChecks {
        void check(Block block, Consumer<Boolean> answer);
    }

    /** Told of what others care about, on the consensus lane: must be quick. */
    public interface Observer {
        void finalized(ExecutedBlock block);

        void behind(Certificate certificate);

        void named(int from, Work work);

        void accused(Evidence evidence);

        void following(String reason);
    }

    /** Votes at or below the view may go once the height is durable. */
    private record Floor(View view, Height height) {}

    public ConsensusLoop(Lane lane, Replica replica, Chain chain, Application application, Surroundings around) {
        this.lane = lane;
        this.timers = new Timers(lane, timer -> feed(new Input.TimerFired(timer)));
        this.replica = replica;
        this.chain = chain;
        this.application = application;
        this.around = around;
        this.workedOn = chain.last().id();
        this.status = replica.status();
    }

    /** @param incarnation a number that no other start of this validator used */
    public void start(long incarnation) {
        inputs.add(new Input.Started(incarnation)); // before anything that waits in the lane
        lane.put(this::settle);
        lane.start();
    }

    /** A checked message of a peer. */
    public void received(int from, int bytes, Message message) {
        lane.offer(from, bytes, () -> feed(new Input.Received(from, message)));
    }

    /** Actions that are new in the mempool. */
    public void arrived(List<SignedAction> actions) {
        lane.put(() -> {
            if (told.equals(Work.NONE)) {
                told = application.pendingOn(replica.status().head(), actions);
            }
            tellWork(); // also where it is the same: a leader that had nothing to build, or too little, may have now
            settle();
        });
    }

    /** A checked seed. */
    public void seedHeld(Seed seed) {
        lane.put(() -> {
            application.hold(seed);
            told = application.workOn(replica.status().head());
            tellWork(); // also where it is the same: now there is something to build
            settle();
        });
    }

    /** Everything up to this height is on disk. */
    public void durable(Height height) {
        lane.put(() -> {
            chain.durable(height);
            prune(height);
        });
    }

    /** The node caught up by itself: everything up to this block is on disk. */
    public void caughtUp(ChainState last, Tip tip) {
        lane.put(() -> {
            if (last.height().compareTo(chain.last().height()) > 0) {
                chain.jump(last);
                feed(new Input.FinalReached(tip));
            }
        });
    }

    /** As of the last input. */
    public Replica.Status status() {
        return status;
    }

    private void feed(Input input) {
        inputs.add(input);
        settle();
    }

    /** The end of every task: what it gave the replica is fed, with all that follows from it. */
    private void settle() {
        drain();
        refreshWork();
        status = replica.status();
    }

    private void drain() {
        for (Input input = inputs.poll(); input != null; input = inputs.poll()) {
            for (Effect effect : replica.on(input)) {
                perform(effect);
            }
        }
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.Broadcast e -> around.peers().broadcast(e.message());
            case Effect.Send e -> around.peers().send(e.to(), e.message());
            case Effect.Journal e -> around.journal().append(e.records());
            case Effect.Prune e -> {
                if (floor == null) { // the older one becomes durable first; the next Prune names a newer one
                    floor = new Floor(e.floor(), chain.last().height());
                }
            }
            case Effect.Arm e -> timers.arm(e.timer(), e.delayMs());
            case Effect.Disarm e -> timers.disarm(e.kind());
            case Effect.Build e -> build(e);
            case Effect.Verify e ->
                checked(e.block(), reason -> new Input.Refused(e.block().id(), reason), () -> {
                    String wrong = application.verify(e.block());
                    return wrong == null
                            ? new Input.Verified(e.block().id(), around.clock().millis())
                            : new Input.Refused(e.block().id(), wrong);
                });
            case Effect.Execute e ->
                checked(e.block(), reason -> new Input.Contradicted(e.block().id(), reason), () -> {
                    String wrong = application.execute(e.block());
                    return wrong == null
                            ? new Input.Executed(e.block().id())
                            : new Input.Contradicted(e.block().id(), wrong);
                });
            case Effect.Commit e -> commit(e);
            case Effect.Drop e -> e.blocks().forEach(chain::drop);
            case Effect.Behind e -> around.observer().behind(e.certificate());
            case Effect.WorkNamed e -> around.observer().named(e.from(), e.work());
            case Effect.Accuse e -> around.observer().accused(e.evidence());
            case Effect.Follow e -> around.observer().following(e.reason());
            case Effect.Halt e -> around.halt().now(e.reason(), null);
        }
    }

    private void build(Effect.Build e) {
        Block block = application.build(e.view(), e.parent(), e.emptyToo());
        if (block == null) {
            inputs.add(new Input.NothingToBuild(e.view()));
            Work work = application.workOn(e.parent()); // what was work may have expired meanwhile
            if (!work.equals(told)) {
                told = work;
                tellWork();
            }
        } else {
            inputs.add(new Input.Built(e.view(), block));
        }
    }

    /**
     * Signatures first and elsewhere, then the execution here; whoever comes first of several blocks goes first. A
     * block whose parent was dropped meanwhile needs no answer.
     */
    private void checked(Block block, Function<String, Input> bad, Supplier<Input> judge) {
        around.checks()
                .check(
                        block,
                        good -> lane.put(() -> {
                            if (application.canJudge(block)) {
                                feed(good ? judge.get() : bad.apply("an action's signature does not hold"));
                            }
                        }));
    }

    private void commit(Effect.Commit e) {
        for (BlockId id : e.blocks()) {
            ExecutedBlock block = chain.finalized(id);
            boolean newest = id.equals(e.blocks().getLast());
            around.publisher().publish(block, newest ? e.certificate() : null);
            around.observer().finalized(block);
        }
        application.forgetRevealed();
    }

    private void prune(Height durable) {
        Floor due = floor;
        if (due != null && durable.compareTo(due.height()) >= 0) {
            floor = null;
            around.journal().prune(due.view());
        }
    }

    /** Work is what is to do on the newest notarized block: looked at again whenever that is another one. */
    private void refreshWork() {
        BlockId newest = replica.status().head();
        if (!newest.equals(workedOn) && chain.after(newest) != null) {
            workedOn = newest;
            told = application.workOn(newest);
            tellWork(); // also where it is the same: a leader counts on its parent
            drain();
        }
    }

    private void tellWork() {
        BlockId head = replica.status().head();
        inputs.add(new Input.WorkChanged(told, head, application.waitingOn(head), application.revealsOn(head)));
    }

    @Override
    public void close() {
        lane.close();
        LOG.debug("consensus stopped at height {}", chain.last().height());
    }
}
