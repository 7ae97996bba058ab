package io.bitcraps.node.runtime.peer;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.mesh.Priority;

/** The mesh as the runtime sees it: frames to authenticated keys. No method blocks; anything sent may be lost. */
public interface Links {

    void send(PublicKey to, Priority priority, byte[] frame);

    /** To every peer that is up, never to ourselves. */
    void broadcast(Priority priority, byte[] frame);

    /** Whether frames of this class for this peer have not left yet. */
    default boolean waits(PublicKey to, Priority priority) {
        return false;
    }

    /** Counts points against a peer that sent what no honest one sends. */
    void penalize(PublicKey peer, int points, String reason);

    void disconnect(PublicKey peer, String reason);
}
