package io.bitcraps.node.coordinator;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.mesh.Priority;
import io.bitcraps.node.runtime.link.Mesh;
import io.bitcraps.node.runtime.peer.Links;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The mesh as the validator sees it; what is sent before it has started is lost, as anything sent may be. */
record MeshLinks(Supplier<@Nullable Mesh> mesh) implements Links {

    @Override
    public void send(PublicKey to, Priority priority, byte[] frame) {
        with(links -> links.send(to, priority, frame));
    }

    @Override
    public void broadcast(Priority priority, byte[] frame) {
        with(links -> links.broadcast(priority, frame));
    }

    @Override
    public boolean waits(PublicKey to, Priority priority) {
        Mesh now = mesh.get();
        return now != null && now.waits(to, priority);
    }

    @Override
    public void penalize(PublicKey peer, int points, String reason) {
        with(links -> links.penalize(peer, points, reason));
    }

    @Override
    public void disconnect(PublicKey peer, String reason) {
        with(links -> links.disconnect(peer, reason));
    }

    private void with(Consumer<Mesh> use) {
        Mesh now = mesh.get();
        if (now != null) {
            use.accept(now);
        }
    }
}
