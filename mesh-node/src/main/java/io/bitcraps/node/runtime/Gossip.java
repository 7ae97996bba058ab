package io.bitcraps.node.runtime;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.node.runtime.lane.Lane;
import io.bitcraps.node.runtime.peer.PeerMessageCodec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Shares admitted actions with the other validators and tells consensus of them: as many as came while the last ones
 * went out, so that a lone action leaves at once and a flood leaves in few frames. Thread-safe.
 */
final class Gossip implements AutoCloseable {

    /** Actions that wait to be shared. One that finds no place is proposed by this node when it leads. */
    private static final int MAX_WAITING = 20_000;

    private static final int MAX_BATCH_BYTES = 256 * 1024;

    private final Lane lane;
    private final Consumer<List<SignedAction>> share;
    private final Deque<SignedAction> waiting = new ArrayDeque<>();
    private long unshared;

    /** @param share told on the lane */
    Gossip(Lane lane, Consumer<List<SignedAction>> share) {
        this.lane = lane;
        this.share = share;
    }

    void start() {
        lane.start();
    }

    synchronized void added(List<SignedAction> actions) {
        boolean idle = waiting.isEmpty();
        int taken = Math.min(actions.size(), MAX_WAITING - waiting.size());
        waiting.addAll(actions.subList(0, taken));
        unshared += actions.size() - taken;
        if (idle && taken > 0) {
            lane.put(this::shareBatch);
        }
    }

    synchronized long unshared() {
        return unshared;
    }

    private void shareBatch() {
        share.accept(nextBatch());
    }

    /** While some wait, there is a task under way that takes them. */
    private synchronized List<SignedAction> nextBatch() {
        List<SignedAction> batch = new ArrayList<>();
        int bytes = 0;
        while (!waiting.isEmpty() && batch.size() < PeerMessageCodec.MAX_ACTIONS && bytes < MAX_BATCH_BYTES) {
            SignedAction next = waiting.remove();
            batch.add(next);
            bytes += next.jws().length;
        }
        if (!waiting.isEmpty()) {
            lane.put(this::shareBatch);
        }
        return batch;
    }

    @Override
    public void close() {
        lane.close();
    }
}
