package io.bitcraps.node.runtime.link;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.mesh.Envelope;
import io.bitcraps.node.mesh.Parting;
import io.bitcraps.node.mesh.Priority;
import io.bitcraps.node.session.Handshake;
import io.bitcraps.node.session.Session;
import io.bitcraps.node.session.Step;
import io.bitcraps.node.transport.Link;
import io.bitcraps.node.transport.Loop;

/** One link from its first byte to its last: a handshake, then batches both ways. On the transport's thread. */
final class Conversation implements Link.Listener {

    /** How far it has come. */
    private sealed interface Stage {
        record Greeting(Handshake handshake) implements Stage {}

        /** The peer is proven; the mesh decides at once whether the link stays. */
        record Proven(PublicKey peer, Session session) implements Stage {}

        record Live(PeerPort port, Session session, Pace sending, Pace receiving) implements Stage {}

        record Over() implements Stage {}
    }

    /** Hears what becomes of a conversation. */
    interface Owner {

        /** The peer holds this key; answer at once with {@link Conversation#live} or {@link Conversation#part}. */
        void proven(Conversation conversation, PublicKey peer);

        /** Nobody was proven, and nobody will be. */
        void failed(Conversation conversation, String reason);

        void received(PublicKey peer, Priority priority, byte[] frame);

        /** The peer said farewell. */
        void parted(PublicKey peer, Parting parting);

        /** The peer sent what no version of ours sends. */
        void misbehaved(PublicKey peer, String sentence);

        /** The link was lost under a proven peer. */
        void lost(Conversation conversation, PublicKey peer, String reason);

        /** The last call. */
        void over(Conversation conversation);
    }

    /** Who began the link. */
    sealed interface Origin {
        record Theirs() implements Origin {}

        record Ours(PublicKey wanted) implements Origin {}
    }

    /** Buffers for one message, shared by all conversations of a thread. */
    static final class Scratch {
        private final byte[] plain = new byte[Session.sealedSize(Envelope.MAX_BYTES)];
        private final byte[] sealed = new byte[Session.sealedSize(Envelope.MAX_BYTES)];
    }

    private final long id;
    private final Link link;
    private final Origin origin;
    private final Loop loop;
    private final Scratch scratch;
    private final Owner owner;
    private Stage stage;
    private Loop.Timer keepAlive = () -> {};
    private boolean pacing;
    private long sentAtMs;

    Conversation(long id, Link link, Origin origin, Handshake handshake, Loop loop, Scratch scratch, Owner owner) {
        this.id = id;
        this.link = link;
        this.origin = origin;
        this.loop = loop;
        this.scratch = scratch;
        this.owner = owner;
        this.stage = new Stage.Greeting(handshake);
    }

    long id() {
        return id;
    }

    Origin origin() {
        return origin;
    }

    String remote() {
        return link.remote();
    }

    /** The initiator's first frame. */
    void begin() {
        if (stage instanceof Stage.Greeting(Handshake handshake)) {
            sendPlain(handshake.start());
            link.flush();
        }
    }

    @Override
    public void onFrame(byte[] buffer, int length) {
        switch (stage) {
            case Stage.Greeting(Handshake handshake) -> greet(handshake.on(buffer, length));
            case Stage.Live live -> receive(live, buffer, length);
            case Stage.Proven proven -> throw new InvariantViolation("undecided link of " + proven.peer());
            case Stage.Over over -> {} // what was read before we closed
        }
    }

    @Override
    public void onWritable() {
        drain();
    }

    @Override
    public void onClosed(String reason) {
        Stage last = stage;
        stage = new Stage.Over();
        keepAlive.cancel();
        switch (last) {
            case Stage.Greeting greeting -> owner.failed(this, reason);
            case Stage.Proven proven -> owner.lost(this, proven.peer(), reason);
            case Stage.Live live -> owner.lost(this, live.port().key(), reason);
            case Stage.Over over -> {}
        }
        owner.over(this);
    }

    /** The mesh keeps this link. */
    void live(PeerPort port, int messagesPerSecond, long keepAliveMs) {
        if (!(stage instanceof Stage.Proven(PublicKey peer, Session session)) || !peer.equals(port.key())) {
            throw new InvariantViolation("not proven to be " + port.key());
        }
        long nowMs = loop.nowMs();
        stage = new Stage.Live(
                port, session, Pace.sending(messagesPerSecond, nowMs), Pace.receiving(messagesPerSecond, nowMs));
        link.widen();
        sentAtMs = nowMs;
        keepAliveIn(keepAliveMs, keepAliveMs);
    }

    /** Says why, as far as the peer listens, and closes. */
    void part(Parting parting) {
        Stage last = stage;
        stage = new Stage.Over();
        keepAlive.cancel();
        switch (last) {
            case Stage.Live live -> sealAndOffer(live.session(), Envelope.farewell(parting), 2);
            case Stage.Proven proven -> sealAndOffer(proven.session(), Envelope.farewell(parting), 2);
            case Stage.Greeting greeting -> {}
            case Stage.Over over -> {}
        }
        link.close();
    }

    /** From any thread. */
    void askDrain() {
        loop.execute(this::drain);
    }

    private void greet(Step step) {
        switch (step) {
            case Step.Reply(var frames) -> {
                frames.forEach(this::sendPlain);
                link.flush();
            }
            case Step.Done(var frames, PublicKey peer, Session session) -> {
                frames.forEach(this::sendPlain);
                link.flush();
                stage = new Stage.Proven(peer, session);
                owner.proven(this, peer);
            }
            case Step.Refused(var refusal, String sentence) -> {
                stage = new Stage.Over();
                owner.failed(this, refusal + ": " + sentence);
                link.close();
            }
        }
    }

    private void sendPlain(byte[] frame) {
        link.offer(frame, 0, frame.length); // a fresh link is writable; if it died meanwhile, onClosed follows
    }

    private void receive(Stage.Live live, byte[] buffer, int length) {
        byte[] plain = scratch.plain;
        try {
            if (length > scratch.sealed.length) {
                throw new Malformed("a message of " + length + " sealed bytes");
            }
            int opened = live.session().open(buffer, length, plain);
            switch (Envelope.decode(plain, opened)) {
                case Envelope.Batch batch -> receive(live, batch, length);
                case Envelope.Farewell(Parting parting) ->
                    owner.parted(live.port().key(), parting);
            }
        } catch (Malformed e) {
            owner.misbehaved(live.port().key(), String.valueOf(e.getMessage()));
        }
    }

    private void receive(Stage.Live live, Envelope.Batch batch, int wireBytes) {
        PeerPort port = live.port();
        port.count(Counter.BATCHES_IN, 1);
        port.count(Counter.BYTES_IN, wireBytes);
        port.count(Counter.FRAMES_IN, batch.frames().size());
        limit(live, batch.priority());
        for (byte[] frame : batch.frames()) {
            if (!(stage instanceof Stage.Live)) {
                return; // the listener had the link cut
            }
            owner.received(port.key(), batch.priority(), frame);
        }
    }

    /** What came over the limit is still taken; then we stop reading until the peer is within it again. */
    private void limit(Stage.Live live, Priority priority) {
        long nowMs = loop.nowMs();
        live.receiving().owe(priority, nowMs);
        long waitMs = live.receiving().waitMs(priority, nowMs);
        if (waitMs > 0) {
            live.port().count(Counter.PAUSES, 1);
            link.pause();
            loop.schedule(waitMs, link::resume);
        }
    }

    private void drain() {
        if (!(stage instanceof Stage.Live live)) {
            return;
        }
        live.port().drainBegins();
        while (link.writable()) {
            long nowMs = loop.nowMs();
            switch (live.port().drain(live.sending(), nowMs, scratch.plain)) {
                case PeerPort.Draining.Batch(Priority priority, int length, int frames) -> {
                    live.sending().owe(priority, nowMs);
                    live.port().count(Counter.FRAMES_OUT, frames);
                    live.port().count(Counter.BATCHES_OUT, 1);
                    live.port().count(Counter.BYTES_OUT, sealAndOffer(live.session(), scratch.plain, length));
                }
                case PeerPort.Draining.Wait(long ms) -> {
                    link.flush();
                    drainIn(ms);
                    return;
                }
                case PeerPort.Draining.Empty empty -> {
                    link.flush();
                    return;
                }
            }
        }
        link.flush(); // onWritable goes on
    }

    private void drainIn(long ms) {
        if (!pacing) {
            pacing = true;
            loop.schedule(ms, () -> {
                pacing = false;
                drain();
            });
        }
    }

    private int sealAndOffer(Session session, byte[] plain, int length) {
        byte[] sealed = scratch.sealed;
        int size = session.seal(plain, length, sealed);
        link.offer(sealed, 0, size);
        sentAtMs = loop.nowMs();
        return size;
    }

    private void keepAliveIn(long ms, long periodMs) {
        keepAlive = loop.schedule(ms, () -> keepAlive(periodMs));
    }

    private void keepAlive(long periodMs) {
        if (!(stage instanceof Stage.Live live)) {
            return;
        }
        long idleMs = loop.nowMs() - sentAtMs;
        if (idleMs >= periodMs && link.writable()) {
            byte[] nothing = Envelope.keepAlive();
            sealAndOffer(live.session(), nothing, nothing.length);
            link.flush();
        }
        keepAliveIn(idleMs >= periodMs ? periodMs : periodMs - idleMs, periodMs);
    }
}
