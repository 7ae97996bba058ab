package io.bitcraps.node.runtime;

import io.bitcraps.events.action.SignedAction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Shares admitted actions with the other validators and tells consensus of them: as many as came while the last ones
 * went out, so that a lone action leaves at once and a flood leaves in few frames.
 */
final class Gossip implements AutoCloseable {

    /** Actions that wait to be shared. One that finds no place is proposed by this node when it leads. */
    private static final int MAX_WAITING = 20_000;

    private static final int MAX_BATCH_BYTES = 256 * 1024;

    private final Consumer<List<SignedAction>> share;
    private final Halt halt;
    private final BlockingQueue<SignedAction> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicLong unshared = new AtomicLong();
    private final Thread thread;

    Gossip(Consumer<List<SignedAction>> share, Halt halt) {
        this.share = share;
        this.halt = halt;
        this.thread = Thread.ofPlatform().name("gossip").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void added(List<SignedAction> actions) {
        for (SignedAction action : actions) {
            if (!queue.offer(action)) {
                unshared.incrementAndGet();
            }
        }
    }

    long unshared() {
        return unshared.get();
    }

    private void run() {
        halt.guard("gossip", () -> {
            while (!Thread.currentThread().isInterrupted()) {
                List<SignedAction> batch = new ArrayList<>();
                SignedAction next = queue.take();
                int bytes = 0;
                while (next != null) {
                    batch.add(next);
                    bytes += next.jws().length;
                    boolean full = batch.size() == PeerMessageCodec.MAX_ACTIONS || bytes >= MAX_BATCH_BYTES;
                    next = full ? null : queue.poll();
                }
                share.accept(batch);
            }
        });
    }

    @Override
    public void close() {
        Threads.stop(thread);
    }
}
