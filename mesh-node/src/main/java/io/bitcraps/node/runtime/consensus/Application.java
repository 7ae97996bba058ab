package io.bitcraps.node.runtime.consensus;

import io.bitcraps.command.block.BlockExecutor;
import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.block.Verdict;
import io.bitcraps.command.consensus.Work;
import io.bitcraps.command.rules.BlockContext;
import io.bitcraps.command.rules.Includable;
import io.bitcraps.command.rules.Ledger;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import io.bitcraps.node.ingress.Mempool;
import io.bitcraps.node.ingress.Rooms;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What consensus orders: builds, executes and judges blocks on the states of {@link Chain}. One thread's own. */
public final class Application {

    private final ChainId chainId;
    private final Epoch epoch;
    private final int self;
    private final int blockActions;
    private final BlockExecutor executor;
    private final Mempool mempool;
    private final Clock clock;
    private final Chain chain;
    private final SortedMap<Height, Seed> held = new TreeMap<>();

    public Application(
            ChainId chainId,
            Epoch epoch,
            int self,
            int blockActions,
            BlockExecutor executor,
            Mempool mempool,
            Clock clock,
            Chain chain) {
        this.chainId = chainId;
        this.epoch = epoch;
        this.self = self;
        this.blockActions = blockActions;
        this.executor = executor;
        this.mempool = mempool;
        this.clock = clock;
        this.chain = chain;
    }

    /** @return the block, or null if it would be empty and {@code emptyToo} is false */
    @Nullable
    Block build(View view, BlockId parent, boolean emptyToo) {
        ChainState state = Objects.requireNonNull(chain.after(parent), "a leader executed what it builds on");
        var opening = new BlockExecutor.Opening(epoch, view, self, clock.millis());
        ExecutedBlock built = executor.build(state, opening, held, candidates(state));
        boolean empty = built.block().actions().isEmpty()
                && built.block().header().seeds().isEmpty();
        if (empty && !emptyToo) {
            return null;
        }
        chain.executed(built);
        return built.block();
    }

    /**
     * A proposal: every rule, also those that only bind voters.
     *
     * @return what is wrong, or null
     */
    @Nullable
    String verify(Block block) {
        return judge(block, held);
    }

    /**
     * A certified block: what it does, compared with what it says.
     *
     * @return what differs, or null
     */
    @Nullable
    String execute(Block block) {
        return judge(block, Collections.emptySortedMap());
    }

    private List<SignedAction> candidates(ChainState state) {
        return mempool.executable(4 * blockActions, account -> Rooms.of(state, account));
    }

    /** Whether the block or its parent is executed and not dropped since. */
    boolean canJudge(Block block) {
        return chain.executed(block.id()) != null || chain.after(block.header().parent()) != null;
    }

    private @Nullable String judge(Block block, SortedMap<Height, Seed> heldSeeds) {
        if (chain.executed(block.id()) != null) {
            return null;
        }
        ChainState parent =
                Objects.requireNonNull(chain.after(block.header().parent()), "the parent was executed before");
        return switch (executor.verify(parent, block, heldSeeds)) {
            case Verdict.Valid valid -> {
                chain.executed(valid.executed());
                yield null;
            }
            case Verdict.Invalid invalid -> invalid.reason();
        };
    }

    /** A checked seed: proposals carry it from now on. */
    void hold(Seed seed) {
        held.put(seed.height(), seed);
    }

    /** Seeds that a final block has revealed are no longer needed. */
    void forgetRevealed() {
        ChainState last = chain.last();
        held.keySet()
                .removeIf(height -> height.compareTo(last.height()) < 0
                        && !last.lockBlocks().containsKey(height));
    }

    /** What there is to do on the chain after {@code parent}. */
    Work workOn(BlockId parent) {
        ChainState state = chain.after(parent);
        if (state == null) {
            return Work.NONE;
        }
        Ledger ledger = new Ledger(state.state());
        var locks = ledger.agenda().locks();
        if (!locks.isEmpty()) {
            return new Work.Unrevealed(locks.getFirst().height());
        }
        return pending(ledger, state, candidates(state));
    }

    /** About how many actions wait that are in no block up to {@code head}. */
    int waitingOn(BlockId head) {
        return Math.max(0, mempool.size() - chain.actionsUpTo(head));
    }

    /** Whether a seed is held that a block on {@code head} would reveal. */
    boolean revealsOn(BlockId head) {
        ChainState state = chain.after(head);
        return state != null
                && !held.isEmpty()
                && !Collections.disjoint(held.keySet(), state.waitingLocks().keySet());
    }

    /** The first of these actions that could be in the next block. */
    Work pendingOn(BlockId parent, List<SignedAction> actions) {
        ChainState state = chain.after(parent);
        return state == null ? Work.NONE : pending(new Ledger(state.state()), state, actions);
    }

    private Work pending(Ledger ledger, ChainState state, List<SignedAction> actions) {
        var context = new BlockContext(state.height().next(), Math.max(clock.millis(), state.timeMs() + 1));
        for (SignedAction action : actions) {
            if (Includable.check(ledger, action.action(), context, chainId, 0).isEmpty()) {
                return new Work.Pending(action.ticket());
            }
        }
        return Work.NONE;
    }
}
