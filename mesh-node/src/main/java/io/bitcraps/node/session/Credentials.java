package io.bitcraps.node.session;

import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.ChainId;

/**
 * Who we are and how we check others.
 *
 * @param key the node's key; a validator's vote key
 * @param work nonce that proves the work for it
 */
public record Credentials(ChainId chain, SigningKey key, long work, WorkCheck workCheck, SignatureVerifier verifier) {}
