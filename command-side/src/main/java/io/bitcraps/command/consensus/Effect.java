package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.View;
import java.util.List;

/** What a replica wants done. The runtime MUST run effects in list order, and lists in the order they came. */
public sealed interface Effect {

    /** To every other validator. May be lost. */
    record Broadcast(Message message) implements Effect {}

    /** To one validator. May be lost. */
    record Send(int to, Message message) implements Effect {}

    /** A barrier: all records MUST be durable, in one sync, before the next effect runs. */
    record Journal(List<JournalRecord> records) implements Effect {
        public Journal {
            records = List.copyOf(records);
        }
    }

    /** Records of views at or below the floor may go once everything committed before this effect is durable. */
    record Prune(View floor) implements Effect {}

    /** Starts a timer, instead of any of its kind that runs. */
    record Arm(Timer timer, long delayMs) implements Effect {}

    record Disarm(Timer.Kind kind) implements Effect {}

    /**
     * Execute pending actions on the state after {@code parent} and answer {@link Input.Built}, or
     * {@link Input.NothingToBuild} if the block would be empty and {@code emptyToo} is false.
     */
    record Build(View view, BlockId parent, boolean emptyToo) implements Effect {}

    /**
     * Check a proposal by every rule and execute it; its parent was executed. Answer Verified or Refused, or nothing
     * if the parent was dropped meanwhile. The same holds for {@link Execute} and {@link Build}.
     */
    record Verify(Block block) implements Effect {}

    /**
     * Execute a block with a certificate and compare roots; nothing that only binds voters is checked. Its parent was
     * executed. Answer Executed or Contradicted.
     */
    record Execute(Block block) implements Effect {}

    /** These blocks, by ascending height from the last final one's, are final; the certificate is the last one's. */
    record Commit(List<BlockId> blocks, Certificate certificate) implements Effect {
        public Commit {
            blocks = List.copyOf(blocks);
        }
    }

    /** Blocks that lost or came too late: their states may go, their actions are pending again. Never a final block. */
    record Drop(List<BlockId> blocks) implements Effect {
        public Drop {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * The certificate names a block too far above the last final one to be fetched singly: catch up by height, then
     * tell {@link Input.FinalReached}. Repeated every retry until then.
     */
    record Behind(Certificate certificate) implements Effect {}

    /** A validator's nullify named work unknown here: ask it, and tell WorkChanged if it is so. */
    record WorkNamed(int from, Work work) implements Effect {}

    /** Put the evidence on chain and cut the offender's links. Once per validator, view and offence. */
    record Accuse(Evidence evidence) implements Effect {}

    /** This validator may not vote in this epoch: its journal lacks a vote that another validator holds. */
    record Follow(String reason) implements Effect {}

    /** Stop the node: going on may sign a lie. */
    record Halt(String reason) implements Effect {}
}
