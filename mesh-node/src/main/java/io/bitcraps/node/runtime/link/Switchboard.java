package io.bitcraps.node.runtime.link;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.crypto.DhKey;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.mesh.Effect;
import io.bitcraps.node.mesh.Input;
import io.bitcraps.node.mesh.Moment;
import io.bitcraps.node.mesh.Neighbours;
import io.bitcraps.node.mesh.Parting;
import io.bitcraps.node.mesh.Peer;
import io.bitcraps.node.mesh.Priority;
import io.bitcraps.node.runtime.link.Conversation.Origin;
import io.bitcraps.node.session.Credentials;
import io.bitcraps.node.session.Handshake;
import io.bitcraps.node.transport.Link;
import io.bitcraps.node.transport.Loop;
import io.bitcraps.node.transport.Transport;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drives the pure core: turns what happens on links into inputs, carries out its effects. On the loop's thread only. */
final class Switchboard implements Conversation.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

    private final MeshSettings settings;
    private final Transport transport;
    private final Loop loop;
    private final Credentials credentials;
    private final MeshListener listener;
    private final Neighbours neighbours;
    private final SecureRandom random = new SecureRandom();
    private final DhKey staticKey = Handshake.freshKey(random);
    private final Conversation.Scratch scratch = new Conversation.Scratch();
    /** Bounded by the transport's limit on accepted links and one dial for each neighbour. */
    private final Map<Long, Conversation> conversations = new LinkedHashMap<>();

    private volatile Map<PublicKey, PeerPort> ports = Map.of();
    private Loop.Timer wake = () -> {};
    private long nextLink;
    private boolean stopped;

    Switchboard(MeshSettings settings, Transport transport, Credentials credentials, MeshListener listener) {
        this.settings = settings;
        this.transport = transport;
        this.loop = transport.loop();
        this.credentials = credentials;
        this.listener = listener;
        this.neighbours = new Neighbours(credentials.key().publicKey(), settings.limits());
    }

    /** From any thread. */
    @Nullable
    PeerPort port(PublicKey peer) {
        return ports.get(peer);
    }

    /** From any thread. */
    List<PeerPort> ports() {
        return List.copyOf(ports.values());
    }

    void admit(List<Peer> peers) {
        Map<PublicKey, PeerPort> before = ports;
        Map<PublicKey, PeerPort> after = new TreeMap<>();
        for (Peer peer : peers) {
            if (!peer.key().equals(credentials.key().publicKey())) {
                after.put(peer.key(), before.getOrDefault(peer.key(), new PeerPort(peer.key())));
            }
        }
        Map<PublicKey, PeerPort> both = new HashMap<>(before);
        both.putAll(after);
        ports = both; // so that those who leave are still found while they are told
        tell(new Input.Admitted(peers));
        ports = Map.copyOf(after);
    }

    void penalize(PublicKey peer, int points, String reason) {
        LOG.info("{} gets {} points: {}", peer, points, reason);
        tell(new Input.Penalized(peer, points));
    }

    void disconnect(PublicKey peer, String reason) {
        LOG.info("{} is disconnected: {}", peer, reason);
        tell(new Input.Disconnected(peer, Parting.DISCONNECTED));
    }

    void stop() {
        stopped = true;
        wake.cancel();
        ports.values().forEach(PeerPort::detach);
        List.copyOf(conversations.values()).forEach(conversation -> conversation.part(Parting.SHUTDOWN));
    }

    Link.Listener accept(Link link) {
        Handshake handshake = Handshake.responder(credentials, transport.name(), staticKey, random);
        return converse(link, new Origin.Theirs(), handshake);
    }

    @Override
    public void proven(Conversation conversation, PublicKey peer) {
        tell(
                switch (conversation.origin()) {
                    case Origin.Theirs theirs -> new Input.Accepted(conversation.id(), peer);
                    case Origin.Ours(PublicKey wanted) -> new Input.Dialled(conversation.id(), wanted, peer);
                });
    }

    @Override
    public void failed(Conversation conversation, String reason) {
        LOG.debug("handshake with {} failed: {}", conversation.remote(), reason);
        if (conversation.origin() instanceof Origin.Ours(PublicKey wanted)) {
            tell(new Input.DialFailed(wanted));
        }
    }

    @Override
    public void received(PublicKey peer, Priority priority, byte[] frame) {
        listener.onFrame(peer, priority, frame);
    }

    @Override
    public void parted(PublicKey peer, Parting parting) {
        tell(new Input.Disconnected(peer, parting));
    }

    @Override
    public void misbehaved(PublicKey peer, String sentence) {
        penalize(peer, settings.limits().maxPoints(), sentence);
    }

    @Override
    public void lost(Conversation conversation, PublicKey peer, String reason) {
        LOG.debug("link to {} lost: {}", peer, reason);
        tell(new Input.Closed(conversation.id(), peer));
    }

    @Override
    public void over(Conversation conversation) {
        conversations.remove(conversation.id());
    }

    private void tell(Input input) {
        if (stopped) {
            return;
        }
        neighbours.on(input, now()).forEach(this::carryOut);
    }

    private Moment now() {
        return new Moment(loop.nowMs(), random.nextInt(Moment.JITTERS));
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.Dial(PublicKey peer, String address) -> dial(peer, address);
            case Effect.Up(PublicKey peer, long link) -> up(peer, link);
            case Effect.Down(PublicKey peer, long link, Parting parting) -> down(peer, link, parting);
            case Effect.Refuse(long link, Parting parting) -> refuse(link, parting);
            case Effect.WakeAt(long atMs) -> {
                wake.cancel();
                wake = loop.schedule(Math.max(0, atMs - loop.nowMs()), () -> tell(new Input.Woken()));
            }
        }
    }

    private void dial(PublicKey peer, String address) {
        transport.dial(address, new Transport.Dialler() {
            @Override
            public Link.Listener onLink(Link link) {
                Handshake handshake = Handshake.initiator(credentials, transport.name(), staticKey, random);
                Conversation conversation = converse(link, new Origin.Ours(peer), handshake);
                conversation.begin();
                return conversation;
            }

            @Override
            public void onRefused(String reason) {
                LOG.debug("{} at {} can't be reached: {}", peer, address, reason);
                tell(new Input.DialFailed(peer));
            }
        });
    }

    private Conversation converse(Link link, Origin origin, Handshake handshake) {
        var conversation = new Conversation(nextLink++, link, origin, handshake, loop, scratch, this);
        conversations.put(conversation.id(), conversation);
        return conversation;
    }

    private void up(PublicKey peer, long link) {
        PeerPort port = ports.get(peer);
        Conversation conversation = conversations.get(link);
        if (port == null || conversation == null) {
            throw new InvariantViolation("the core named an unknown peer or link: " + peer + ", " + link);
        }
        conversation.live(port, settings.messagesPerSecond(), settings.keepAliveMs());
        port.attach(conversation);
        LOG.info("{} is up at {}", peer, conversation.remote());
        listener.onUp(peer);
    }

    private void down(PublicKey peer, long link, Parting parting) {
        PeerPort port = ports.get(peer);
        if (port != null) {
            port.detach();
        }
        Conversation conversation = conversations.get(link);
        if (conversation != null) {
            conversation.part(parting);
        }
        LOG.info("{} is down: {}", peer, parting);
        listener.onDown(peer, parting);
    }

    private void refuse(long link, Parting parting) {
        Conversation conversation = conversations.get(link);
        if (conversation != null) {
            LOG.debug("link from {} refused: {}", conversation.remote(), parting);
            conversation.part(parting);
        }
    }
}
