package io.bitcraps.node.coordinator;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.mesh.Parting;
import io.bitcraps.node.mesh.Priority;
import io.bitcraps.node.runtime.Validator;
import io.bitcraps.node.runtime.link.MeshListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands frames of peers to the validator. */
record FrameListener(Validator validator, NodeMetrics metrics) implements MeshListener {

    private static final Logger LOG = LoggerFactory.getLogger(FrameListener.class);

    @Override
    public void onFrame(PublicKey from, Priority priority, byte[] frame) {
        metrics.frame();
        validator.frame(from, frame);
    }

    @Override
    public void onUp(PublicKey peer) {
        LOG.info("linked to {}", peer);
    }

    @Override
    public void onDown(PublicKey peer, Parting parting) {
        LOG.info("link to {} ended: {}", peer, parting);
    }
}
