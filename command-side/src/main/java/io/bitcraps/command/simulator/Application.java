package io.bitcraps.command.simulator;

import io.bitcraps.command.consensus.Work;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What executes blocks on one simulated machine and remembers the state after each block above the last final one. It
 * MUST be a function of what it is told: no clock, no randomness. Nothing of it survives a crash; a start replays the
 * final blocks.
 */
public interface Application {

    /** A client's action; one already final is ignored. */
    void submit(SignedAction action);

    /** The pending action with this ticket, or null. */
    @Nullable
    SignedAction pending(Hash ticket);

    boolean isFinal(Hash ticket);

    /** What there is to do on the state after this block; none if that is not known. */
    Work work(BlockId head);

    /** How many pending actions no block up to this one holds; 0 if its state is not known. */
    int waiting(BlockId head);

    /** Whether the state after this block is held. */
    boolean knows(BlockId block);

    /** A block of pending actions on an executed parent, or null if it would be empty and must not be. Executes it. */
    @Nullable
    Block build(BlockId parent, View view, int proposer, long clockMs, boolean emptyToo);

    /** The valid block of exactly these choices. Executes it. For faulty leaders, whose blocks are valid too. */
    Block block(BlockId parent, View view, int proposer, long timeMs, List<SignedAction> actions);

    /**
     * Executes a block on an executed parent.
     *
     * @return why it is invalid, or null if it is valid
     */
    @Nullable
    String execute(Block block);

    /** These executed blocks, by ascending height, are final. */
    void commit(List<BlockId> blocks);

    /** The states after these blocks may go. */
    void drop(List<BlockId> blocks);
}
