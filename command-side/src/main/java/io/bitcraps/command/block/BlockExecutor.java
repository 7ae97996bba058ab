package io.bitcraps.command.block;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.block.SeedCheck;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import io.bitcraps.events.log.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds and verifies blocks. Stateless but for what the genesis fixes; signatures of actions must have been checked
 * by the caller. One thread at a time.
 */
public final class BlockExecutor {

    /** Bytes of an action's length in the body. */
    private static final int ACTION_OVERHEAD = 2;

    private final ChainId chain;
    private final Genesis.Limits limits;
    private final SeedCheck seedCheck;
    private final Decider decider;

    public BlockExecutor(ChainId chain, Genesis.Limits limits, SeedCheck seedCheck, Decider decider) {
        this.chain = chain;
        this.limits = limits;
        this.seedCheck = seedCheck;
        this.decider = decider;
    }

    /** What a leader decides by itself: when and in whose name. */
    public record Opening(Epoch epoch, View view, int proposer, long timeMs) {}

    /**
     * A block on {@code parent}: the oldest of the {@code held} seeds that fit, then the candidates that may be
     * included, in order, within the limits.
     *
     * @param held checked seeds by height of their lock
     */
    public ExecutedBlock build(
            ChainState parent, Opening opening, SortedMap<Height, Seed> held, Iterable<SignedAction> candidates) {
        long timeMs = Math.max(opening.timeMs(), Math.addExact(parent.timeMs(), 1));
        Execution execution = open(parent, opening.epoch(), opening.view(), opening.proposer(), timeMs);
        List<Seed> seeds = SeedRule.carried(execution, limits, held);
        seeds.forEach(execution::reveal);
        List<SignedAction> actions = new ArrayList<>();
        long bytes = 0;
        for (SignedAction candidate : candidates) {
            if (bytes + candidate.jws().length + ACTION_OVERHEAD > limits.blockBytes()) {
                break;
            }
            if (execution.include(candidate) == null) {
                actions.add(candidate);
                bytes += candidate.jws().length + ACTION_OVERHEAD;
            }
        }
        Execution.Result result = execution.finish();
        BlockHeader header = header(parent, opening, timeMs, seeds, actions, result);
        return executed(new Block(BlockCodec.id(header), header, actions), result);
    }

    /**
     * Executes the block again and compares everything the header says. Not checked here: who may propose in the
     * view, the parent's notarization, and clocks.
     *
     * @param held checked seeds by height of their lock; one that a block of height lock + 2 or more leaves out
     *     though it fits makes the block invalid
     */
    public Verdict verify(ChainState parent, Block block, SortedMap<Height, Seed> held) {
        BlockHeader header = block.header();
        String wrong = misfit(parent, block);
        if (wrong != null) {
            return new Verdict.Invalid(wrong);
        }
        Execution execution = open(parent, header.epoch(), header.view(), header.proposer(), header.timeMs());
        wrong = SeedRule.violated(execution, limits, header, held, seedCheck);
        if (wrong != null) {
            return new Verdict.Invalid(wrong);
        }
        header.seeds().forEach(execution::reveal);
        for (SignedAction action : block.actions()) {
            String refusal = execution.include(action);
            if (refusal != null) {
                return new Verdict.Invalid("action " + action.ticket() + " is not includable: " + refusal);
            }
        }
        Execution.Result result = execution.finish();
        if (!result.head().equals(header.after()) || !result.state().root().equals(header.stateRoot())) {
            return new Verdict.Invalid("log or state after the block differ from the header's");
        }
        return new Verdict.Valid(executed(block, result));
    }

    private Execution open(ChainState parent, Epoch epoch, View view, int proposer, long timeMs) {
        Height height = parent.height().next();
        return new Execution(
                chain,
                limits,
                decider,
                parent,
                new Entry.BlockEntry(chain, epoch, height, view, parent.id(), proposer, timeMs));
    }

    private BlockHeader header(
            ChainState parent,
            Opening opening,
            long timeMs,
            List<Seed> seeds,
            List<SignedAction> actions,
            Execution.Result result) {
        return new BlockHeader(
                BlockHeader.VERSION,
                chain,
                opening.epoch(),
                parent.height().next(),
                opening.view(),
                parent.id(),
                opening.proposer(),
                timeMs,
                BlockCodec.bodyHash(actions),
                parent.log().head(),
                result.head(),
                result.state().root(),
                seeds,
                actions.size());
    }

    /** What is wrong with the block before anything is executed, or null. */
    private @Nullable String misfit(ChainState parent, Block block) {
        BlockHeader header = block.header();
        if (header.version() != BlockHeader.VERSION || !header.chain().equals(chain)) {
            return "the block is of another version or chain";
        }
        if (!header.parent().equals(parent.id())
                || !header.height().equals(parent.height().next())) {
            return "the block does not follow its parent";
        }
        if (!header.before().equals(parent.log().head())) {
            return "log before the block differs from the header's";
        }
        if (header.timeMs() <= parent.timeMs()) {
            return "the block's time is not after its parent's";
        }
        if (header.actions() != block.actions().size()) {
            return "the header counts " + header.actions() + " actions, the body "
                    + block.actions().size();
        }
        long bytes = 0;
        for (SignedAction action : block.actions()) {
            bytes += action.jws().length + ACTION_OVERHEAD;
        }
        return bytes > limits.blockBytes() ? "the body has more bytes than allowed" : null;
    }

    private ExecutedBlock executed(Block block, Execution.Result result) {
        BlockHeader header = block.header();
        ChainState after = new ChainState(
                block.id(), header.height(), header.timeMs(), result.state(), result.log(), result.lockBlocks());
        return new ExecutedBlock(block, result.entries(), after, result.locks());
    }
}
