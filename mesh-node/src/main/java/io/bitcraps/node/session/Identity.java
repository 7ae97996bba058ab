package io.bitcraps.node.session;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.Signature;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first message in a session: a node's key, its work, and its signature over this very handshake. */
record Identity(PublicKey key, long work, Signature signature) {

    static final int BYTES = PublicKey.BYTES + Long.BYTES + Signature.BYTES;

    private static final byte[] TAG = "bitcraps/identity/v1\n".getBytes(StandardCharsets.US_ASCII);

    /** Who speaks; the code is what is signed. */
    enum Role {
        INITIATOR((byte) 0),
        RESPONDER((byte) 1);

        private final byte code;

        Role(byte code) {
            this.code = code;
        }
    }

    /** What a handshake fixes for one speaker. */
    static final class Binding {
        private final Role role;
        private final byte[] staticKey;
        private final byte[] handshakeHash;

        Binding(Role role, byte[] staticKey, byte[] handshakeHash) {
            this.role = role;
            this.staticKey = staticKey;
            this.handshakeHash = handshakeHash;
        }

        byte[] signed(long work) {
            return ByteBuffer.allocate(TAG.length + 1 + Long.BYTES + staticKey.length + handshakeHash.length)
                    .put(TAG)
                    .put(role.code)
                    .putLong(work)
                    .put(staticKey)
                    .put(handshakeHash)
                    .array();
        }
    }

    static Identity sign(Credentials credentials, Binding binding) {
        Signature signature = credentials.key().sign(binding.signed(credentials.work()));
        return new Identity(credentials.key().publicKey(), credentials.work(), signature);
    }

    static Identity decode(byte[] bytes, int length) {
        if (length != BYTES) {
            throw new Malformed("an identity has " + BYTES + " bytes, got " + length);
        }
        long work = ByteBuffer.wrap(bytes).getLong(PublicKey.BYTES);
        int signatureAt = PublicKey.BYTES + Long.BYTES;
        return new Identity(PublicKey.at(bytes, 0), work, Signature.of(Arrays.copyOfRange(bytes, signatureAt, BYTES)));
    }

    byte[] encode() {
        return ByteBuffer.allocate(BYTES)
                .put(key.bytes())
                .putLong(work)
                .put(signature.bytes())
                .array();
    }

    /** The cheap checks first: anyone can reach this point. */
    Verdict check(Credentials ours, Binding binding) {
        if (key.equals(ours.key().publicKey())) {
            return new Verdict.Bad(Refusal.OURSELVES);
        }
        if (!ours.workCheck().holds(key, work)) {
            return new Verdict.Bad(Refusal.NO_WORK);
        }
        if (!Ed25519.isValidKey(key)) {
            return new Verdict.Bad(Refusal.INVALID_KEY);
        }
        return ours.verifier().verify(key, binding.signed(work), signature)
                ? new Verdict.Good()
                : new Verdict.Bad(Refusal.BAD_SIGNATURE);
    }

    sealed interface Verdict {
        record Good() implements Verdict {}

        record Bad(Refusal refusal) implements Verdict {}
    }
}
