package io.bitcraps.node.runtime.peer;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.mesh.Priority;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Links that keep what goes over them. One thread's own. */
public final class RecordingLinks implements Links {

    public final List<Sent> sent = new ArrayList<>();
    public final List<PeerMessage> broadcasts = new ArrayList<>();
    /** Whom points were counted against, or whose link was cut. */
    public final List<PublicKey> offenders = new ArrayList<>();
    /** Peers to whom nothing leaves for now. */
    public final Set<PublicKey> slow = new HashSet<>();

    public record Sent(PublicKey to, PeerMessage message) {}

    @Override
    public void send(PublicKey to, Priority priority, byte[] frame) {
        sent.add(new Sent(to, PeerMessageCodec.CODEC.decode(frame)));
    }

    @Override
    public void broadcast(Priority priority, byte[] frame) {
        broadcasts.add(PeerMessageCodec.CODEC.decode(frame));
    }

    @Override
    public boolean waits(PublicKey to, Priority priority) {
        return slow.contains(to);
    }

    @Override
    public void penalize(PublicKey peer, int points, String reason) {
        offenders.add(peer);
    }

    @Override
    public void disconnect(PublicKey peer, String reason) {
        offenders.add(peer);
    }
}
