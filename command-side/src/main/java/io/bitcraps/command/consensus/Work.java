package io.bitcraps.command.consensus;

import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;

/**
 * Why a validator wants another block. Without work no timer runs and nothing is proposed. A nullify names its
 * sender's work, so that a validator that does not know it can ask for it instead of sleeping on.
 */
public sealed interface Work {

    /** Nothing to do. */
    record None() implements Work {}

    /** An action, named by its ticket, can be executed on the newest notarized block. */
    record Pending(Hash ticket) implements Work {}

    /** The lock of this height waits for its seed, or the seed for a block. */
    record Unrevealed(Height lock) implements Work {}

    /** A block was notarized in this view and is not final. Known to the core itself, never told by the runtime. */
    record Unfinal(View view) implements Work {}

    Work NONE = new None();
}
