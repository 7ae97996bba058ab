package io.bitcraps.query.port;

import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where writes enter a node: submit and ticket, and the demo faucet. Thread-safe. */
public interface Ingress {

    /**
     * Checks size, form, chain, expiry, account, nonce, quotas, key and signature, in this order, and puts the action
     * into the mempool. Submitting the same bytes again gives the same ticket and never a second entry.
     */
    Submission submit(byte[] jws);

    /** Where the action with this ticket stands, waiting up to {@code waitMs} for it to become final. */
    Ticket ticket(Hash ticket, long waitMs) throws InterruptedException;

    /** Asks the faucet of a demo network for tokens; the ticket is of the faucet's own signed action. */
    Submission faucet(PublicKey to, Amount amount);

    /** The node that takes writes instead of this one, or null if this one takes them. */
    default @Nullable URI elsewhere() {
        return null;
    }

    /** What became of a submission. */
    sealed interface Submission {
        /** In the mempool, or already final. */
        record Accepted(Hash ticket) implements Submission {}

        /** @param code stable, lower case with dashes; {@code sentence} names the thing and the remedy */
        record Refused(String code, String sentence) implements Submission {}

        /** The mempool is full: try again later with the same bytes. */
        record Busy(int retryAfterSeconds) implements Submission {}

        /** The node does not know the newest state yet: try again later with the same bytes. */
        record Starting() implements Submission {}
    }

    /** Where a submitted action stands. */
    sealed interface Ticket {
        record Pending() implements Ticket {}

        /** In a final, durable block, at this position of the log. */
        record Final(long position, Height height) implements Ticket {}

        /** Neither in the mempool nor in the log: never sent, expired or lost with a node; sending it again is safe. */
        record Unknown() implements Ticket {}

        /** The node cannot know yet, as it still starts: ask again later. */
        record Starting() implements Ticket {}
    }
}
