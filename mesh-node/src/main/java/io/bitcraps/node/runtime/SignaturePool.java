package io.bitcraps.node.runtime;

import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.node.ingress.Mempool;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The few threads that decode and check what peers send, so that consensus never waits for a signature. */
final class SignaturePool implements ConsensusLoop.ActionChecks, AutoCloseable {

    /** Frames of peers under way; a further one is dropped and counted. */
    private static final int MAX_WAITING = 8_192;

    private final Mempool mempool;
    private final SignatureVerifier verifier;
    private final Halt halt;
    private final ThreadPoolExecutor threads;
    private final AtomicLong dropped = new AtomicLong();

    SignaturePool(Mempool mempool, SignatureVerifier verifier, int threadCount, Halt halt) {
        this.mempool = mempool;
        this.verifier = verifier;
        this.halt = halt;
        this.threads = new ThreadPoolExecutor(
                threadCount,
                threadCount,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MAX_WAITING),
                Thread.ofPlatform().name("verifier-", 0).factory(),
                (task, pool) -> dropped.incrementAndGet());
    }

    /** Work for a frame of a peer; dropped while too many wait. */
    void submit(Runnable task) {
        threads.execute(() -> halt.guard("verifier", task::run));
    }

    long dropped() {
        return dropped.get();
    }

    /** Only actions that the mempool has not admitted are checked; the answer is false if one does not hold. */
    @Override
    public void check(Block block, Consumer<Boolean> answer) {
        List<SignedAction> unknown = block.actions().stream()
                .filter(action -> !mempool.contains(action.ticket()))
                .toList();
        if (unknown.isEmpty()) {
            answer.accept(true);
        } else {
            // A thread of its own: a block is never dropped for want of a place, and there are few at a time.
            Thread.ofVirtual()
                    .start(() -> halt.guard(
                            "block verifier",
                            () -> answer.accept(unknown.parallelStream()
                                    .allMatch(action -> ActionCodec.verify(action, verifier)))));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
