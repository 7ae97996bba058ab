package io.bitcraps.node.runtime.consensus;

import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.node.ingress.Mempool;
import io.bitcraps.node.runtime.lane.Lane;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Checks the signatures of a block's actions on the verifiers, so that consensus never waits for one. A block is
 * never dropped for want of a place, and there are few at a time. Thread-safe.
 */
public final class BlockSignatures implements ConsensusLoop.ActionChecks {

    /** Actions a task checks: small enough that verifiers share a block, and that peers' frames get between. */
    private static final int PART = 64;

    private final Lane verifiers;
    private final Mempool mempool;
    private final SignatureVerifier verifier;

    public BlockSignatures(Lane verifiers, Mempool mempool, SignatureVerifier verifier) {
        this.verifiers = verifiers;
        this.mempool = mempool;
        this.verifier = verifier;
    }

    /** Only actions that the mempool has not admitted are checked; the answer is false if one does not hold. */
    @Override
    public void check(Block block, Consumer<Boolean> answer) {
        List<SignedAction> unknown = block.actions().stream()
                .filter(action -> !mempool.contains(action.ticket()))
                .toList();
        if (unknown.isEmpty()) {
            answer.accept(true);
            return;
        }
        var holds = new AtomicBoolean(true);
        var partsLeft = new AtomicInteger((unknown.size() + PART - 1) / PART);
        for (int from = 0; from < unknown.size(); from += PART) {
            List<SignedAction> part = unknown.subList(from, Math.min(from + PART, unknown.size()));
            verifiers.put(() -> {
                if (holds.get() && !part.stream().allMatch(action -> ActionCodec.verify(action, verifier))) {
                    holds.set(false);
                }
                if (partsLeft.decrementAndGet() == 0) {
                    answer.accept(holds.get());
                }
            });
        }
    }
}
