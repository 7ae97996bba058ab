package io.bitcraps.node.session;

import io.bitcraps.events.id.PublicKey;

/** Whether a nonce proves the work that the network asks of a key. */
@FunctionalInterface
public interface WorkCheck {

    boolean holds(PublicKey key, long nonce);
}
