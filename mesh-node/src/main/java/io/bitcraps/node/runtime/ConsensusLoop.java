package io.bitcraps.node.runtime;

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
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
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
 * The thread that owns the replica: takes one thing at a time from the mailbox, feeds it, and runs the effects in
 * order. Every public method may be called from any thread and only posts.
 */
final class ConsensusLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConsensusLoop.class);

    private final Replica replica;
    private final Chain chain;
    private final Application application;
    private final Surroundings around;
    private final Mailbox mailbox = new Mailbox();
    private final Timers timers = new Timers(timer -> post(new Input.TimerFired(timer)));
    private final Deque<Input> inputs = new ArrayDeque<>();
    private final Thread thread;

    private BlockId workedOn;
    private Work told = Work.NONE;
    private @Nullable Floor floor;
    private volatile Replica.Status status;
    private boolean stopped;

    /** Everything around the loop that effects reach. */
    record Surroundings(
            Outbound outbound,
            VoteLog journal,
            Publisher publisher,
            ActionChecks checks,
            Observer observer,
            Clock clock,
            Halt halt) {}

    /** Sends to other validators; may lose anything. */
    interface Outbound {
        void broadcast(Message message);

        void send(int validator, Message message);
    }

    /** Whether every action of a block carries a good signature; answered once, from any thread. */
    interface ActionChecks {
        void check(Block block, Consumer<Boolean> answer);
    }

    /** Told of what others care about, on the consensus thread: must be quick. */
    interface Observer {
        void finalized(ExecutedBlock block);

        void behind(Certificate certificate);

        void named(int from, Work work);

        void accused(int validator, String offence);

        void following(String reason);
    }

    /** Votes at or below the view may go once the height is durable. */
    private record Floor(View view, Height height) {}

    ConsensusLoop(Replica replica, Chain chain, Application application, Surroundings around) {
        this.replica = replica;
        this.chain = chain;
        this.application = application;
        this.around = around;
        this.workedOn = chain.last().id();
        this.status = replica.status();
        this.thread = Thread.ofPlatform().name("consensus").unstarted(this::run);
    }

    /** @param incarnation a number that no other start of this validator used */
    void start(long incarnation) {
        inputs.add(new Input.Started(incarnation)); // before anything that waits in the mailbox
        thread.start();
        mailbox.put(() -> {});
    }

    /** A checked message of a peer. */
    void received(int from, Message message) {
        mailbox.offer(() -> inputs.add(new Input.Received(from, message)));
    }

    /** Actions that are new in the mempool. */
    void arrived(List<SignedAction> actions) {
        mailbox.put(() -> {
            if (told.equals(Work.NONE)) {
                told = application.pendingOn(replica.status().head(), actions);
            }
            tellWork(); // also where it is the same: a leader that had nothing to build, or too little, may have now
        });
    }

    /** A checked seed. */
    void seedHeld(Seed seed) {
        mailbox.put(() -> {
            application.hold(seed);
            told = application.workOn(replica.status().head());
            tellWork(); // also where it is the same: now there is something to build
        });
    }

    /** Everything up to this height is on disk. */
    void durable(Height height) {
        mailbox.put(() -> {
            chain.durable(height);
            prune(height);
        });
    }

    /** The node caught up by itself: everything up to this block is on disk. */
    void caughtUp(ChainState last, Tip tip) {
        mailbox.put(() -> {
            if (last.height().compareTo(chain.last().height()) > 0) {
                chain.jump(last);
                inputs.add(new Input.FinalReached(tip));
            }
        });
    }

    int waiting() {
        return mailbox.size();
    }

    long dropped() {
        return mailbox.dropped();
    }

    /** As of the last input. */
    Replica.Status status() {
        return status;
    }

    private void post(Input input) {
        mailbox.put(() -> inputs.add(input));
    }

    private void run() {
        around.halt().guard("consensus", () -> {
            while (!stopped && around.halt().reason() == null) {
                mailbox.take().run();
                drain();
                refreshWork();
                status = replica.status();
            }
        });
    }

    private void drain() throws InterruptedException {
        for (Input input = inputs.poll(); input != null; input = inputs.poll()) {
            for (Effect effect : replica.on(input)) {
                perform(effect);
            }
        }
    }

    private void perform(Effect effect) throws InterruptedException {
        switch (effect) {
            case Effect.Broadcast e -> around.outbound().broadcast(e.message());
            case Effect.Send e -> around.outbound().send(e.to(), e.message());
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
            case Effect.Accuse e ->
                around.observer()
                        .accused(
                                e.evidence().first().validator(),
                                e.evidence().offence().toString());
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
                        good -> mailbox.put(() -> {
                            if (application.canJudge(block)) {
                                inputs.add(good ? judge.get() : bad.apply("an action's signature does not hold"));
                            }
                        }));
    }

    private void commit(Effect.Commit e) throws InterruptedException {
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
    private void refreshWork() throws InterruptedException {
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
        // Not interrupted: that would close the journal's file under a vote that is being written.
        mailbox.put(() -> stopped = true);
        Threads.join(thread);
        timers.close(); // last: an effect under way may still arm one
        LOG.debug("consensus stopped at height {}", chain.last().height());
    }
}
