package io.bitcraps.events.crypto;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.Signature;

/**
 * Signs with one private key. Ed25519 signatures are a function of key and message (RFC 8032), so a pure core may
 * call it. Thread-safe.
 */
public interface SigningKey {

    PublicKey publicKey();

    Signature sign(byte[] message);
}
