package io.bitcraps.node.runtime;

import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.store.LogStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes final blocks durable on a thread of its own, several in one transaction when they come fast, and then tells
 * the listeners. Consensus does not wait for it, until {@value #MAX_WAITING} blocks wait: then it does.
 */
final class Publisher implements AutoCloseable {

    /** Final blocks not yet durable. */
    private static final int MAX_WAITING = 256;

    private static final int MAX_GROUP = 64;

    private final LogStore store;
    private final Listener listener;
    private final Halt halt;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Thread thread;
    private Height newest;

    /** Told on the publisher's thread, in order, once the blocks are on disk. */
    interface Listener {
        void durable(List<ExecutedBlock> blocks);
    }

    private record Waiting(ExecutedBlock block, @Nullable Certificate finality) {}

    Publisher(LogStore store, Listener listener, Halt halt) {
        this.store = store;
        this.listener = listener;
        this.halt = halt;
        this.newest = store.tip();
        this.thread = Thread.ofPlatform().name("publisher").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /**
     * Queues the next final block, in order of height; waits while the queue is full. Consensus and catching up may
     * both bring a block: the second is ignored.
     *
     * @param finality the block's own certificate, or null where a later block's covers it
     */
    synchronized void publish(ExecutedBlock block, @Nullable Certificate finality) throws InterruptedException {
        Height height = block.after().height();
        if (height.compareTo(newest) > 0) {
            InvariantViolation.check(height.equals(newest.next()), "final blocks are published without a gap");
            while (!queue.offer(new Waiting(block, finality), 100, TimeUnit.MILLISECONDS)) {
                if (halt.reason() != null) {
                    throw new InterruptedException("the node halted while a final block waited for its disk");
                }
            }
            newest = height;
        }
    }

    int waiting() {
        return queue.size();
    }

    private void run() {
        halt.guard("publisher", () -> {
            List<Waiting> group = new ArrayList<>();
            while (!Thread.currentThread().isInterrupted()) {
                group.clear();
                group.add(queue.take());
                queue.drainTo(group, MAX_GROUP - 1);
                while (group.getLast().finality() == null) {
                    group.add(queue.take()); // the store's newest block always has a certificate of its own
                }
                store.append(group.stream().map(Publisher::finalBlock).toList());
                listener.durable(group.stream().map(Waiting::block).toList());
            }
        });
    }

    private static FinalBlock finalBlock(Waiting waiting) {
        var block = waiting.block().block();
        return new FinalBlock(block.id(), block.header(), waiting.block().entries(), waiting.finality());
    }

    /** Stops after the group at hand; what still waits is journalled and will be final again after the next start. */
    @Override
    public void close() {
        Threads.stop(thread);
    }
}
