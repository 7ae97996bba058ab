package io.bitcraps.node.runtime.sync;

import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.consensus.Tip;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.feed.FinalRange;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.runtime.lane.Bounds;
import io.bitcraps.node.runtime.lane.Lane;
import io.bitcraps.node.runtime.peer.PeerMessage;
import io.bitcraps.node.runtime.peer.PeerMessageCodec;
import io.bitcraps.node.runtime.peer.Peers;
import io.bitcraps.node.runtime.publish.Publisher;
import io.bitcraps.node.store.LogStore;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lane that catches up: at the start until enough validators have no more, later whenever consensus says that it
 * is behind. It also answers those who are behind themselves.
 */
public final class Syncing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Syncing.class);

    /** Questions and answers that wait for each peer; an answer may be as large as a frame. */
    public static final Bounds OF_A_PEER = new Bounds(16, 4 * 1024 * 1024);

    /** One answer; it stays below the largest frame. */
    private static final FinalRange.Bounds ANSWER = new FinalRange.Bounds(PeerMessageCodec.MAX_BLOCKS, 512 * 1024);

    private final Lane lane;
    private final CatchUp catchUp;
    private final Asking asking;
    private final LogStore store;
    private final Peers peers;
    private final Publisher publisher;
    private final CaughtUp caughtUp;
    private final Runnable level;
    /** Peers that got an answer, the last of which may not have left yet. */
    private final SortedSet<Integer> answered = new TreeSet<>();

    private final ConcurrentMap<Integer, Long> refused = new ConcurrentHashMap<>();
    private boolean live;
    private boolean behind;
    private boolean fetched;
    private long abstainUntilMs = Long.MIN_VALUE;

    /** Told when blocks that this lane fetched are durable. */
    public interface CaughtUp {
        void to(ChainState last, Tip tip);
    }

    /** @param level run once, when this node first has what enough others have */
    public Syncing(
            Lane lane,
            CatchUp catchUp,
            Asking asking,
            LogStore store,
            Peers peers,
            Publisher publisher,
            CaughtUp caughtUp,
            Runnable level) {
        this.lane = lane;
        this.catchUp = catchUp;
        this.asking = asking;
        this.store = store;
        this.peers = peers;
        this.publisher = publisher;
        this.caughtUp = caughtUp;
        this.level = level;
    }

    /** To be called before the start: not level before a block is final whose time is later. */
    public void abstainUntil(long blockTimeMs) {
        abstainUntilMs = blockTimeMs;
    }

    /** @param retryMs how often it is looked whether a question has no answer yet */
    public void start(long retryMs) {
        lane.put(this::tick);
        lane.every(retryMs, this::tick);
        lane.start();
    }

    private void tick() {
        asking.tick();
        if (!live && catchUp.isLevel()) { // who abstains asks on until there is more
            levelled();
            catchUp.behind();
        }
        askOn();
    }

    private void askOn() {
        if (!live || behind) {
            ask();
        }
    }

    /** Consensus sees certificates far above what it has. */
    public void behind() {
        lane.put(() -> {
            if (!behind) {
                behind = true;
                catchUp.behind();
            }
            ask();
        });
    }

    /** Blocks that are on disk, whoever brought them. */
    public void durable(List<ExecutedBlock> blocks) {
        lane.put(() -> {
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

    /** @param bytes of the frame, as of every message here */
    public void asked(int from, int bytes, PeerMessage.BlocksRequest request) {
        lane.offer(from, bytes, () -> answer(from, request));
    }

    /**
     * An answer is ten thousand times its question: a peer gets the next only when the last has left, however often
     * it asks. Own questions to it wait in the same class, so that only what follows an answer is refused.
     */
    private void answer(int from, PeerMessage.BlocksRequest request) {
        if (answered.contains(from) && peers.isAnswering(from)) {
            refused.merge(from, 1L, Long::sum);
        } else {
            answered.add(from);
            peers.send(from, new PeerMessage.Blocks(FinalRange.of(store, request.from(), ANSWER)));
        }
    }

    /** Messages of this peer for which there was no place, and its questions that came while an answer was on its way. */
    public long dropped(int peer) {
        return lane.dropped(peer) + refused.getOrDefault(peer, 0L);
    }

    public void answered(int from, int bytes, PeerMessage.Blocks answer) {
        lane.offer(from, bytes, () -> answered(from, answer));
    }

    private void answered(int from, PeerMessage.Blocks answer) {
        switch (catchUp.answered(from, answer)) {
            case CatchUp.Answer.Progress progress -> {
                asking.answered(from, true);
                fetched = true;
                for (ExecutedBlock block : progress.blocks()) {
                    boolean newest = block.equals(progress.blocks().getLast());
                    publisher.publish(block, newest ? progress.finality() : null);
                }
                levelled();
                askOn();
            }
            case CatchUp.Answer.Level same -> {
                if (catchUp.isNotAhead(from)) {
                    asking.answered(from, false);
                    levelled();
                    askOn();
                } else {
                    asking.answeredInVain(from); // not asked again at once: a tick goes on
                }
            }
            case CatchUp.Answer.Bad bad -> {
                asking.answeredInVain(from);
                LOG.warn("validator {} answered with blocks that are refused: {}", from, bad.reason());
                peers.disconnect(from, bad.reason());
                askOn();
            }
        }
    }

    private void levelled() {
        if (catchUp.isLevel()) {
            behind = false;
            if (!live && catchUp.last().timeMs() > abstainUntilMs) {
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
        var request = new PeerMessage.BlocksRequest(catchUp.wanted());
        asking.next(catchUp::isNotAhead).forEach(peer -> peers.send(peer, request));
    }

    @Override
    public void close() {
        lane.close();
    }
}
