package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.View;

/** What happens to a replica. */
public sealed interface Input {

    /**
     * The first input, once.
     *
     * @param incarnation a number that no other start of this validator used
     */
    record Started(long incarnation) implements Input {}

    /**
     * A message whose form and signatures were checked ({@link MessageCheck}).
     *
     * @param from index of its sender
     */
    record Received(int from, Message message) implements Input {}

    /** Answers {@link Effect.Build}. The block was executed; its body is at least what the effect asked for. */
    record Built(View view, Block block) implements Input {}

    /** Answers {@link Effect.Build}: there is nothing to put into a block. */
    record NothingToBuild(View view) implements Input {}

    /**
     * Answers {@link Effect.Verify}: the proposal keeps every rule and was executed.
     *
     * @param nowMs the own clock
     */
    record Verified(BlockId block, long nowMs) implements Input {}

    /** Answers {@link Effect.Verify}: a rule is broken. Never sent because something was missing. */
    record Refused(BlockId block, String reason) implements Input {}

    /** Answers {@link Effect.Execute}. */
    record Executed(BlockId block) implements Input {}

    /** Answers {@link Effect.Execute}: our execution contradicts a certified block. */
    record Contradicted(BlockId block, String reason) implements Input {}

    record TimerFired(Timer timer) implements Input {}

    /**
     * What the application has to do on the newest notarized block; told whenever there is more, or that block is
     * another.
     *
     * @param work {@link Work#NONE} if nothing
     * @param head the block it was looked at on
     * @param actions about how many actions wait that are in no block up to {@code head}; a few that a block could not
     *     take may be among them
     * @param seed whether a seed is held that a block on {@code head} would reveal
     */
    record WorkChanged(Work work, BlockId head, int actions, boolean seed) implements Input {}

    /** The runtime caught up by itself and has stored everything up to this block durably. */
    record FinalReached(Tip tip) implements Input {}
}
