package io.bitcraps.node.runtime.link;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.mesh.Parting;
import io.bitcraps.node.mesh.Priority;

/**
 * Hears of peers, on the transport's thread. Calls MUST NOT block: put the frame into a queue and return. For one peer
 * the order is up, frames, down, and again; frames come in the order sent within a class.
 */
public interface MeshListener {

    /** @param frame the receiver's own; never empty */
    void onFrame(PublicKey from, Priority priority, byte[] frame);

    void onUp(PublicKey peer);

    /** Frames that were on their way may be lost. */
    void onDown(PublicKey peer, Parting parting);
}
