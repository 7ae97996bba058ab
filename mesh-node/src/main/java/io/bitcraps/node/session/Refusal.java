package io.bitcraps.node.session;

/** Why a handshake failed. */
public enum Refusal {
    /** Wrong length, wrong tag or a key of small order: altered, or of another version, chain or transport. */
    MALFORMED,
    /** The claimed key has no proof of work. */
    NO_WORK,
    /** The claimed key is ours. */
    OURSELVES,
    /** The claimed key is not a valid one of prime order. */
    INVALID_KEY,
    /** The claimed key did not sign this handshake in this role. */
    BAD_SIGNATURE,
    /** A message after the end. */
    OVER
}
