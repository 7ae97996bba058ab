package io.bitcraps.events.crypto;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.Signature;

/**
 * Cofactorless Ed25519 (docs/protocol.md). Any failure, also a malformed key or signature, is false. Thread-safe.
 * Implementations: {@link Ed25519} and the simulator's symbolic signatures.
 */
public interface SignatureVerifier {

    boolean verify(PublicKey key, byte[] message, Signature signature);
}
