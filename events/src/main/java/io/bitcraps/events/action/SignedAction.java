package io.bitcraps.events.action;

import io.bitcraps.events.id.Hash;

/**
 * A well-formed action with the compact JWS (RFC 7515) it came in. Well-formed says nothing of the signature.
 *
 * @param jws the ASCII bytes exactly as received: they are what is signed, hashed and stored
 * @param ticket SHA-256 of {@code jws}
 */
@SuppressWarnings("ArrayRecordComponent") // never altered after construction; equality is the ticket's
public record SignedAction(Action action, byte[] jws, Hash ticket) {

    /** The longest action taken, in bytes. */
    public static final int MAX_BYTES = 16_384;

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedAction that && ticket.equals(that.ticket);
    }

    @Override
    public int hashCode() {
        return ticket.hashCode();
    }

    @Override
    public String toString() {
        return "SignedAction[" + ticket + ", " + action + "]";
    }
}
