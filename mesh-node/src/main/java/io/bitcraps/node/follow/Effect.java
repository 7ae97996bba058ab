package io.bitcraps.node.follow;

import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.events.block.FinalBlock;
import java.util.List;

/** What is to be done about an answer, in order. */
public sealed interface Effect {

    /**
     * These blocks hold and follow the ones kept before; the newest has its own certificate.
     *
     * @param executed the same blocks, folded
     */
    record Keep(List<FinalBlock> blocks, List<ExecutedBlock> executed) implements Effect {
        public Keep {
            blocks = List.copyOf(blocks);
            executed = List.copyOf(executed);
        }
    }

    /** This checkpoint is of a block that is kept, and newer than the last one. */
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    record Publish(byte[] checkpoint) implements Effect {}

    /** A source lied and is put aside. */
    record Accuse(Evidence evidence) implements Effect {}

    /** A source that answered before does not now. */
    record Lose(String source, String sentence) implements Effect {}
}
