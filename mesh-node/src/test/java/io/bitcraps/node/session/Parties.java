package io.bitcraps.node.session;

import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.ChainId;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Two ends of a handshake, and frames carried between them by hand. */
public final class Parties {

    public static final ChainId CHAIN = new ChainId("test-0123456789abcdef");
    /** The work these tests ask for: a nonce that says so. */
    public static final long WORK = 4711;

    static final String TRANSPORT = "memory";
    static final SecureRandom RANDOM = new SecureRandom();

    private Parties() {}

    public static Credentials credentials(int name) {
        return credentials(name, CHAIN, WORK);
    }

    static Credentials credentials(int name, ChainId chain, long work) {
        byte[] seed = new byte[32];
        seed[0] = (byte) name;
        return new Credentials(chain, Ed25519.signingKey(seed), work, (key, nonce) -> nonce == WORK, new Ed25519());
    }

    static Handshake initiator(Credentials credentials) {
        return Handshake.initiator(credentials, TRANSPORT, Handshake.freshKey(RANDOM), RANDOM);
    }

    static Handshake responder(Credentials credentials) {
        return Handshake.responder(credentials, TRANSPORT, Handshake.freshKey(RANDOM), RANDOM);
    }

    /** How a handshake between the two ends: the last step of each side. */
    record Ending(Step initiator, Step responder) {
        Session initiatorSession() {
            return ((Step.Done) initiator).session();
        }

        Session responderSession() {
            return ((Step.Done) responder).session();
        }
    }

    static Ending shake(Handshake initiator, Handshake responder) {
        Step atInitiator = new Step.Reply(List.of(initiator.start()));
        Step atResponder = new Step.Reply(List.of());
        List<byte[]> toResponder = new ArrayList<>(frames(atInitiator));
        while (!toResponder.isEmpty()) {
            List<byte[]> toInitiator = new ArrayList<>();
            for (byte[] frame : toResponder) {
                atResponder = responder.on(frame, frame.length);
                toInitiator.addAll(frames(atResponder));
            }
            toResponder.clear();
            for (byte[] frame : toInitiator) {
                atInitiator = initiator.on(frame, frame.length);
                toResponder.addAll(frames(atInitiator));
            }
        }
        return new Ending(atInitiator, atResponder);
    }

    static List<byte[]> frames(Step step) {
        return switch (step) {
            case Step.Reply(var frames) -> frames;
            case Step.Done done -> done.frames();
            case Step.Refused refused -> List.of();
        };
    }
}
