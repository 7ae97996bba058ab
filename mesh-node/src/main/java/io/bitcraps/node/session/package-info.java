/**
 * Turns a link to somebody into a session with a known key: the handshake {@code Noise_XX_25519_ChaChaPoly_SHA256}
 * (noiseprotocol.org, revision 34), then one identity message each way, then sealed messages of any length up to the
 * transport's.
 *
 * <p>Bytes in, bytes out: no sockets, clocks or threads, so the same code runs over every transport. Primitives are
 * the JDK's (X25519, ChaCha20-Poly1305, HKDF-SHA-256).
 *
 * <p>Noise proves a fresh static key; the identity message binds the node's Ed25519 key to it:
 *
 * <pre>
 * identity  = key (32) || proof of work nonce (u64) || signature (64)
 * signature over "bitcraps/identity/v1\n" || role (u8) || nonce (u64) || static key (32) || handshake hash (32)
 * prologue  = "bitcraps/session/v1\n" || u8 length || chain id || u8 length || transport name
 * </pre>
 *
 * The role keeps a signature from being reflected, the handshake hash from being replayed; the hash covers the
 * prologue, and so the chain. The initiator speaks first, so that a responder names itself only to a proven key.
 */
@NullMarked
package io.bitcraps.node.session;

import org.jspecify.annotations.NullMarked;
