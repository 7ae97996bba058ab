package io.bitcraps.node.session;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.DhKey;
import io.bitcraps.node.session.Identity.Binding;
import io.bitcraps.node.session.Identity.Role;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

/**
 * One side of one handshake, from nothing to a {@link Session} with a proven key. The initiator sends {@link #start}
 * first; then each received frame goes to {@link #on}. Five frames of at most 120 bytes in all. One owner.
 */
public final class Handshake {

    private static final byte[] TAG = "bitcraps/session/v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};

    /** Which message must come next. */
    private sealed interface Stage {
        record First() implements Stage {}

        record Second() implements Stage {}

        record Third() implements Stage {}

        record Proof(Session session, Binding theirs) implements Stage {}

        record Over() implements Stage {}
    }

    private final Credentials credentials;
    private final DhKey staticKey;
    private final Role role;
    private final NoiseXx noise;
    private Stage stage;

    Handshake(Role role, Credentials credentials, String transport, DhKey staticKey, DhKey ephemeral) {
        this.role = role;
        this.credentials = credentials;
        this.staticKey = staticKey;
        this.noise = new NoiseXx(prologue(credentials, transport), staticKey, ephemeral);
        this.stage = role == Role.INITIATOR ? new Stage.Second() : new Stage.First();
    }

    /** A new key pair; about 0.3 ms. */
    public static DhKey freshKey(SecureRandom random) {
        byte[] scalar = new byte[DhKey.BYTES];
        random.nextBytes(scalar);
        return DhKey.of(scalar);
    }

    /**
     * @param transport name of the transport, the same at both ends
     * @param staticKey this node's Noise key; may serve many handshakes, need not outlive the process
     */
    public static Handshake initiator(Credentials credentials, String transport, DhKey staticKey, SecureRandom random) {
        return new Handshake(Role.INITIATOR, credentials, transport, staticKey, freshKey(random));
    }

    /** As {@link #initiator}, for the end that is called. */
    public static Handshake responder(Credentials credentials, String transport, DhKey staticKey, SecureRandom random) {
        return new Handshake(Role.RESPONDER, credentials, transport, staticKey, freshKey(random));
    }

    /** The initiator's first frame. */
    public byte[] start() {
        if (role != Role.INITIATOR) {
            throw new IllegalStateException("only an initiator starts");
        }
        return noise.writeFirst(NOTHING);
    }

    /** Answers one received frame, {@code frame[0..length)}. */
    public Step on(byte[] frame, int length) {
        Stage now = stage;
        stage = new Stage.Over(); // a failure below is final
        try {
            return switch (now) {
                case Stage.First first -> onFirst(frame, length);
                case Stage.Second second -> onSecond(frame, length);
                case Stage.Third third -> onThird(frame, length);
                case Stage.Proof(Session session, Binding theirs) -> onIdentity(session, theirs, frame, length);
                case Stage.Over over -> new Step.Refused(Refusal.OVER, "the handshake is over");
            };
        } catch (Malformed e) {
            return new Step.Refused(Refusal.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private Step onFirst(byte[] frame, int length) {
        requireEmpty(noise.readFirst(frame, length));
        stage = new Stage.Third();
        return new Step.Reply(List.of(noise.writeSecond(NOTHING)));
    }

    private Step onSecond(byte[] frame, int length) {
        requireEmpty(noise.readSecond(frame, length));
        byte[] third = noise.writeThird(NOTHING);
        Session session = split();
        return new Step.Reply(List.of(third, ownIdentity(session)));
    }

    private Step onThird(byte[] frame, int length) {
        requireEmpty(noise.readThird(frame, length));
        split();
        return new Step.Reply(List.of());
    }

    private Step onIdentity(Session session, Binding theirs, byte[] frame, int length) {
        if (length != Session.sealedSize(Identity.BYTES)) {
            throw new Malformed("an identity of " + length + " sealed bytes");
        }
        byte[] plain = new byte[length];
        Identity identity = Identity.decode(plain, session.open(frame, length, plain));
        return switch (identity.check(credentials, theirs)) {
            case Identity.Verdict.Bad(Refusal refusal) -> new Step.Refused(refusal, "key " + identity.key());
            case Identity.Verdict.Good good -> {
                List<byte[]> last = role == Role.RESPONDER ? List.of(ownIdentity(session)) : List.of();
                yield new Step.Done(last, identity.key(), session);
            }
        };
    }

    private byte[] ownIdentity(Session session) {
        Binding ours = new Binding(role, staticKey.publicBytes(), noise.handshakeHash());
        byte[] plain = Identity.sign(credentials, ours).encode();
        byte[] sealed = new byte[Session.sealedSize(plain.length)];
        session.seal(plain, plain.length, sealed);
        return sealed;
    }

    private Session split() {
        byte[][] keys = noise.split();
        CipherState toResponder = new CipherState(keys[0]);
        CipherState toInitiator = new CipherState(keys[1]);
        boolean initiator = role == Role.INITIATOR;
        Session session = initiator ? new Session(toResponder, toInitiator) : new Session(toInitiator, toResponder);
        Role other = initiator ? Role.RESPONDER : Role.INITIATOR;
        stage = new Stage.Proof(session, new Binding(other, noise.remoteStatic(), noise.handshakeHash()));
        return session;
    }

    private static void requireEmpty(byte[] payload) {
        if (payload.length > 0) {
            throw new Malformed("a handshake message carries a payload");
        }
    }

    private static byte[] prologue(Credentials credentials, String transport) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(TAG);
        byte[] chain = credentials.chain().bytes();
        out.write(chain.length);
        out.writeBytes(chain);
        byte[] name = transport.getBytes(StandardCharsets.US_ASCII);
        out.write(name.length);
        out.writeBytes(name);
        return out.toByteArray();
    }
}
