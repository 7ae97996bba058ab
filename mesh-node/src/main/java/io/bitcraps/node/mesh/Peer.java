package io.bitcraps.node.mesh;

import io.bitcraps.events.id.PublicKey;

/**
 * A node we accept as a neighbour.
 *
 * @param address where to dial it, in the transport's form; a hint, as the handshake decides who answers. Empty if
 *     unknown: then only the peer can begin a link
 */
public record Peer(PublicKey key, String address) {}
