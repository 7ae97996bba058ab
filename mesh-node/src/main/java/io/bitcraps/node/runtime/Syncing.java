package io.bitcraps.node.runtime;

import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.consensus.Tip;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.feed.FinalRange;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.store.LogStore;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that catches up: at the start until enough validators have no more, later whenever consensus says that it
 * is behind. It also answers those who are behind themselves.
 */
final class Syncing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Syncing.class);

    /** Questions and answers of peers that wait. */
    private static final int MAX_PEER_STEPS = 256;

    /** One answer; it stays below the largest frame. */
    private static final FinalRange.Bounds ANSWER = new FinalRange.Bounds(PeerMessageCodec.MAX_BLOCKS, 512 * 1024);

    private final CatchUp catchUp;
    private final LogStore store;
    private final Peers peers;
    private final Publisher publisher;
    private final CaughtUp caughtUp;
    private final Runnable level;
    private final Halt halt;
    private final BlockingQueue<Step> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger peerSteps = new AtomicInteger();
    private final Thread thread;
    private boolean live;
    private boolean behind;
    private boolean fetched;

    private interface Step {
        void run() throws InterruptedException;
    }

    /** Told when blocks that this thread fetched are durable. */
    interface CaughtUp {
        void to(ChainState last, Tip tip);
    }

    /** @param level run once, when this node first has what enough others have */
    Syncing(
            CatchUp catchUp,
            LogStore store,
            Peers peers,
            Publisher publisher,
            CaughtUp caughtUp,
            Runnable level,
            Halt halt) {
        this.catchUp = catchUp;
        this.store = store;
        this.peers = peers;
        this.publisher = publisher;
        this.caughtUp = caughtUp;
        this.level = level;
        this.halt = halt;
        this.thread = Thread.ofPlatform().name("sync").unstarted(this::run);
    }

    void start() {
        thread.start();
        tick();
    }

    void tick() {
        offer(() -> {
            if (!live || behind) {
                ask();
            }
        });
    }

    /** Consensus sees certificates far above what it has. */
    void behind() {
        offer(() -> {
            behind = true;
            ask();
        });
    }

    /** Blocks that are on disk, whoever brought them. */
    void durable(List<ExecutedBlock> blocks) {
        offer(() -> {
            ExecutedBlock newest = blocks.getLast();
            Height height = newest.after().height();
            if (height.compareTo(catchUp.last().height()) > 0) {
                catchUp.moved(newest.after(), tipOf(newest));
            } else if (fetched && height.equals(catchUp.last().height())) {
                fetched = false;
                caughtUp.to(catchUp.last(), catchUp.tip());
            }
        });
    }

    private Tip tipOf(ExecutedBlock newest) {
        FinalBlock stored = store.block(newest.after().height());
        return new Tip(
                newest.after().height(),
                newest.block().id(),
                newest.block().header().view(),
                stored == null ? null : stored.finality());
    }

    void asked(int from, PeerMessage.BlocksRequest request) {
        offerPeers(() -> peers.send(from, new PeerMessage.Blocks(FinalRange.of(store, request.from(), ANSWER))));
    }

    void answered(int from, PeerMessage.Blocks answer) {
        offerPeers(() -> {
            switch (catchUp.answered(from, answer)) {
                case CatchUp.Answer.Progress progress -> {
                    fetched = true;
                    for (ExecutedBlock block : progress.blocks()) {
                        boolean newest = block.equals(progress.blocks().getLast());
                        publisher.publish(block, newest ? progress.finality() : null);
                    }
                    levelled();
                    if (!live || behind) {
                        ask();
                    }
                }
                case CatchUp.Answer.Level same -> levelled();
                case CatchUp.Answer.Bad bad -> {
                    LOG.warn("validator {} answered with blocks that are refused: {}", from, bad.reason());
                    peers.disconnect(from, bad.reason());
                }
            }
        });
    }

    private void levelled() {
        if (catchUp.isLevel()) {
            behind = false;
            if (!live) {
                live = true;
                level.run();
            }
        }
    }

    private void ask() {
        if (catchUp.isLevel() && !live) {
            levelled(); // a committee of one has nobody to ask
            return;
        }
        peers.broadcast(new PeerMessage.BlocksRequest(catchUp.wanted()));
    }

    /** The node's own steps, bounded by what it has under way. */
    private void offer(Step step) {
        queue.add(step);
    }

    /** Steps for peers; beyond {@value #MAX_PEER_STEPS} they are dropped, and the peer asks again. */
    private void offerPeers(Step step) {
        if (peerSteps.incrementAndGet() > MAX_PEER_STEPS) {
            peerSteps.decrementAndGet();
            return;
        }
        queue.add(() -> {
            peerSteps.decrementAndGet();
            step.run();
        });
    }

    private void run() {
        halt.guard("sync", () -> {
            while (!Thread.currentThread().isInterrupted()) {
                queue.take().run();
            }
        });
    }

    @Override
    public void close() {
        Threads.stop(thread);
    }
}
