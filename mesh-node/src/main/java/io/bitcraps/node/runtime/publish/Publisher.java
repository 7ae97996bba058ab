package io.bitcraps.node.runtime.publish;

import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.runtime.lane.Lane;
import io.bitcraps.node.store.LogStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes final blocks durable on a lane of its own, several in one transaction when they come fast, and then tells the
 * listener. Consensus and catching up do not wait for it, until {@value #MAX_WAITING} blocks wait: then their lanes are
 * held, until the disk has caught up. Thread-safe.
 */
public final class Publisher implements AutoCloseable {

    /** Final blocks not yet durable from which on no task begins that could bring more. */
    public static final int MAX_WAITING = 256;

    static final int MAX_GROUP = 64;

    private final Lane lane;
    private final List<Lane> sources;
    private final LogStore store;
    private final Listener listener;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private Height newest;
    private int certified;
    private boolean holding;

    /** Told on the publisher's lane, in order, once the blocks are on disk. */
    public interface Listener {
        void durable(List<ExecutedBlock> blocks);
    }

    private record Waiting(ExecutedBlock block, @Nullable Certificate finality) {}

    /** @param sources lanes on which {@link #publish} is called */
    public Publisher(Lane lane, List<Lane> sources, LogStore store, Listener listener) {
        this.lane = lane;
        this.sources = sources;
        this.store = store;
        this.listener = listener;
        this.newest = store.tip();
    }

    public void start() {
        lane.start();
    }

    /**
     * Takes the next final block, in order of height. Consensus and catching up may both bring a block: the second is
     * ignored.
     *
     * @param finality the block's own certificate, or null where a later block's covers it
     */
    public synchronized void publish(ExecutedBlock block, @Nullable Certificate finality) {
        Height height = block.after().height();
        if (height.compareTo(newest) > 0) {
            InvariantViolation.check(height.equals(newest.next()), "final blocks are published without a gap");
            newest = height;
            waiting.add(new Waiting(block, finality));
            if (finality != null) {
                certified++;
                lane.put(this::write);
            }
            holdBack();
        }
    }

    public synchronized int waiting() {
        return waiting.size();
    }

    private void write() {
        List<Waiting> group = nextGroup();
        if (!group.isEmpty()) {
            store.append(group.stream().map(Publisher::finalBlock).toList());
            listener.durable(group.stream().map(Waiting::block).toList());
        }
    }

    /** Ends in a block with a certificate of its own, as the store's newest block always has one. */
    private synchronized List<Waiting> nextGroup() {
        List<Waiting> group = new ArrayList<>();
        while (certified > 0 && (group.size() < MAX_GROUP || group.getLast().finality() == null)) {
            Waiting next = waiting.remove();
            group.add(next);
            if (next.finality() != null) {
                certified--;
            }
        }
        holdBack();
        return group;
    }

    /** Blocks that wait for a certificate are no reason: only the sources can bring it. */
    private void holdBack() {
        boolean full = waiting.size() >= MAX_WAITING && certified > 0;
        if (full != holding) {
            holding = full;
            sources.forEach(full ? Lane::hold : Lane::resume);
        }
    }

    private static FinalBlock finalBlock(Waiting waiting) {
        var block = waiting.block().block();
        return new FinalBlock(block.id(), block.header(), waiting.block().entries(), waiting.finality());
    }

    /** Stops after the group at hand; what still waits is journalled and will be final again after the next start. */
    @Override
    public void close() {
        lane.close();
    }
}
