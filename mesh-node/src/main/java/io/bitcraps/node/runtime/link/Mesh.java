package io.bitcraps.node.runtime.link;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.mesh.Envelope;
import io.bitcraps.node.mesh.Peer;
import io.bitcraps.node.mesh.Priority;
import io.bitcraps.node.session.Credentials;
import io.bitcraps.node.session.Session;
import io.bitcraps.node.transport.Loop;
import io.bitcraps.node.transport.Transport;
import java.io.IOException;
import java.util.List;

/**
 * Authenticated, encrypted links to a fixed set of peers, kept up as well as the network allows. Delivery is not
 * promised: frames are lost with a link or dropped by a full queue, and the protocols above re-send. Frames of one
 * class arrive in the order sent. All methods from any thread but {@link #close}, and none blocks.
 */
public final class Mesh implements AutoCloseable {

    private final Transport transport;
    private final Loop loop;
    private final Switchboard switchboard;
    private final String address;

    private Mesh(Transport transport, Switchboard switchboard, String address) {
        this.transport = transport;
        this.loop = transport.loop();
        this.switchboard = switchboard;
        this.address = address;
    }

    /**
     * Listens, where the settings say so, and dials the peers.
     *
     * @param transport owned by the mesh from here on, closed with it or when this throws
     * @param admitted the only keys whose links stay; our own among them is ignored
     * @throws IOException if the address can't be listened on
     */
    public static Mesh start(
            MeshSettings settings,
            Transport transport,
            Credentials credentials,
            List<Peer> admitted,
            MeshListener listener)
            throws IOException {
        if (transport.maxFrame() < Session.sealedSize(Envelope.MAX_BYTES)) {
            throw new IllegalArgumentException("transport " + transport.name() + " does not carry the largest frame");
        }
        Switchboard switchboard = new Switchboard(settings, transport, credentials, listener);
        transport.loop().execute(() -> switchboard.admit(admitted)); // before anyone can ask to be let in
        String address;
        try {
            address = settings.listen().isEmpty() ? "" : transport.listen(settings.listen(), switchboard::accept);
        } catch (IOException e) {
            transport.close();
            throw e;
        }
        return new Mesh(transport, switchboard, address);
    }

    /** Where this node accepts links, with the port in fact bound; empty if it only dials. */
    public String address() {
        return address;
    }

    /** From now on exactly these peers are admitted; links to others are cut. */
    public void admit(List<Peer> peers) {
        loop.execute(() -> switchboard.admit(peers));
    }

    /**
     * Queues a frame for a peer. The array is not copied: the caller must not change it afterwards.
     *
     * @param frame 1 to {@link Envelope#MAX_FRAME_BYTES} bytes
     * @return false if the peer is not up, or the class's queue is full and refuses new frames
     */
    public boolean send(PublicKey to, Priority priority, byte[] frame) {
        requireSize(frame);
        PeerPort port = switchboard.port(to);
        return port != null && port.send(priority, frame);
    }

    /** Whether frames of this class for this peer have not left yet. */
    public boolean waits(PublicKey to, Priority priority) {
        PeerPort port = switchboard.port(to);
        return port != null && port.waits(priority);
    }

    /** As {@link #send} to every peer that is up; the frame is shared. Never to ourselves. */
    public void broadcast(Priority priority, byte[] frame) {
        requireSize(frame);
        for (PeerPort port : switchboard.ports()) {
            port.send(priority, frame);
        }
    }

    /** Counts points against a peer that sent something invalid; at the limit it is cut off and refused for a while. */
    public void penalize(PublicKey peer, int points, String reason) {
        loop.execute(() -> switchboard.penalize(peer, points, reason));
    }

    /** Cuts the link. It comes back after the usual wait. */
    public void disconnect(PublicKey peer, String reason) {
        loop.execute(() -> switchboard.disconnect(peer, reason));
    }

    /** All admitted peers but ourselves. */
    public List<PeerStatus> peers() {
        return switchboard.ports().stream().map(PeerPort::status).toList();
    }

    /** Says farewell and stops; on return the listener is not called any more. Not on the transport's own thread. */
    @Override
    public void close() {
        loop.execute(switchboard::stop);
        transport.close();
    }

    private static void requireSize(byte[] frame) {
        if (frame.length < 1 || frame.length > Envelope.MAX_FRAME_BYTES) {
            throw new IllegalArgumentException(
                    "a frame has 1 to " + Envelope.MAX_FRAME_BYTES + " bytes, got " + frame.length);
        }
    }
}
