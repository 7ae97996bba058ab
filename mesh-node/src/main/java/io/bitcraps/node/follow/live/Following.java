package io.bitcraps.node.follow.live;

import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.node.follow.Effect;
import io.bitcraps.node.follow.Evidence;
import io.bitcraps.node.follow.Follower;
import io.bitcraps.node.follow.FollowerStatus;
import io.bitcraps.node.follow.LogSource;
import io.bitcraps.node.follow.Reply;
import io.bitcraps.node.follow.Step;
import io.bitcraps.node.store.LogStore;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that asks the sources and keeps in the store what held. Started once, closed once. */
public final class Following implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private static final long STOP_LIMIT_MS = 5_000;

    private final Follower follower;
    private final List<? extends LogSource> sources;
    private final LogStore store;
    private final Listener listener;
    private final BiConsumer<String, Throwable> halt;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile FollowerStatus status;

    /** Told on the follower's thread. */
    public interface Listener {
        /** These blocks are on disk. */
        void durable(List<ExecutedBlock> blocks);

        void accused(Evidence evidence);

        /** After every answer. */
        void at(FollowerStatus status);
    }

    /**
     * @param sources in the order of the follower's names
     * @param halt takes what must end the node: a failed disk, a broken invariant
     */
    public Following(
            Follower follower,
            List<? extends LogSource> sources,
            LogStore store,
            Listener listener,
            BiConsumer<String, Throwable> halt) {
        this.follower = follower;
        this.sources = List.copyOf(sources);
        this.store = store;
        this.listener = listener;
        this.halt = halt;
        this.status = follower.status();
        this.thread = Thread.ofPlatform().name("follower").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** As of the last answer; any thread. */
    public FollowerStatus status() {
        return status;
    }

    private void run() {
        try {
            while (stopping.getCount() > 0) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) { // a follower that dies silently would leave a node that is stale for ever
            halt.accept("follower failed: " + e.getMessage(), e);
        }
    }

    private void step() throws InterruptedException {
        switch (follower.next(nowMs())) {
            case Step.Rest rest -> stopping.await(Math.max(1, rest.untilMs() - nowMs()), TimeUnit.MILLISECONDS);
            case Step.Question question -> {
                Reply reply = sources.get(question.source()).answer(question.ask());
                follower.heard(question.source(), reply, nowMs()).forEach(this::apply);
                status = follower.status();
                listener.at(status);
            }
        }
    }

    private void apply(Effect effect) {
        switch (effect) {
            case Effect.Keep keep -> {
                store.append(keep.blocks());
                listener.durable(keep.executed());
            }
            case Effect.Publish publish -> store.putCheckpoint(publish.checkpoint());
            case Effect.Accuse accuse -> {
                LOG.error("evidence: {}", accuse.evidence().sentence());
                listener.accused(accuse.evidence());
            }
            case Effect.Lose lose -> LOG.warn("{} does not answer: {}", lose.source(), lose.sentence());
        }
    }

    private static long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Stops after the answer at hand is kept, or gives up the one that is waited for. */
    @Override
    public void close() {
        stopping.countDown();
        thread.interrupt();
        try {
            thread.join(STOP_LIMIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
