package io.bitcraps.query.synthetic;

import io.bitcraps.query.port.NodeStatus;
import java.util.List;

/** A node that is live, with one link of three down. */
public final class TestStatus implements NodeStatus {

    @Override
    public String phase() {
        return "Live";
    }

    @Override
    public List<Service> services() {
        return List.of(new Service("store", true, ""), new Service("consensus", true, ""));
    }

    @Override
    public List<Peer> peers() {
        return List.of(new Peer(1, "blaise", true), new Peer(2, "carl", true), new Peer(3, "dorothy", false));
    }
}
