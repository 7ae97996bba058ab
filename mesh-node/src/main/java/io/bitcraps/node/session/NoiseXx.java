package io.bitcraps.node.session;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.DhKey;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The three messages of Noise XX, each with an optional payload:
 *
 * <pre>
 * 1  initiator  e
 * 2  responder  e, ee, s, es
 * 3  initiator  s, se
 * </pre>
 *
 * One side of one handshake; its owner calls in turn. Every read throws {@link Malformed} on bytes that no honest
 * peer of the same prologue sends, and the handshake is over then.
 */
final class NoiseXx {

    private static final int KEY = DhKey.BYTES;
    private static final int SEALED_KEY = KEY + CipherState.TAG_BYTES;

    private final SymmetricState state;
    private final DhKey staticKey;
    private final DhKey ephemeral;
    private byte[] remoteEphemeral = {};
    private byte[] remoteStatic = {};

    NoiseXx(byte[] prologue, DhKey staticKey, DhKey ephemeral) {
        this.state = new SymmetricState(prologue);
        this.staticKey = staticKey;
        this.ephemeral = ephemeral;
    }

    byte[] writeFirst(byte[] payload) {
        var out = new ByteArrayOutputStream();
        writeEphemeral(out);
        out.writeBytes(state.encryptAndHash(payload));
        return out.toByteArray();
    }

    byte[] readFirst(byte[] message, int length) {
        readEphemeral(message, length);
        return state.decryptAndHash(message, KEY, length - KEY);
    }

    byte[] writeSecond(byte[] payload) {
        var out = new ByteArrayOutputStream();
        writeEphemeral(out);
        state.mixKey(ephemeral.agree(remoteEphemeral));
        out.writeBytes(state.encryptAndHash(staticKey.publicBytes()));
        state.mixKey(staticKey.agree(remoteEphemeral));
        out.writeBytes(state.encryptAndHash(payload));
        return out.toByteArray();
    }

    byte[] readSecond(byte[] message, int length) {
        readEphemeral(message, length);
        state.mixKey(ephemeral.agree(remoteEphemeral));
        requireLength(length - KEY, SEALED_KEY);
        remoteStatic = state.decryptAndHash(message, KEY, SEALED_KEY);
        state.mixKey(ephemeral.agree(remoteStatic));
        int read = KEY + SEALED_KEY;
        return state.decryptAndHash(message, read, length - read);
    }

    byte[] writeThird(byte[] payload) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(state.encryptAndHash(staticKey.publicBytes()));
        state.mixKey(staticKey.agree(remoteEphemeral));
        out.writeBytes(state.encryptAndHash(payload));
        return out.toByteArray();
    }

    byte[] readThird(byte[] message, int length) {
        requireLength(length, SEALED_KEY);
        remoteStatic = state.decryptAndHash(message, 0, SEALED_KEY);
        state.mixKey(ephemeral.agree(remoteStatic));
        return state.decryptAndHash(message, SEALED_KEY, length - SEALED_KEY);
    }

    /** The static key that the other side proved to hold, once its message with it was read. */
    byte[] remoteStatic() {
        return remoteStatic.clone();
    }

    /** After the third message: names this handshake and nothing else. */
    byte[] handshakeHash() {
        return state.hash();
    }

    /** After the third message: keys from initiator to responder and back. */
    byte[][] split() {
        return state.split();
    }

    private void writeEphemeral(ByteArrayOutputStream out) {
        byte[] key = ephemeral.publicBytes();
        state.mixHash(key, 0, KEY);
        out.writeBytes(key);
    }

    private void readEphemeral(byte[] message, int length) {
        requireLength(length, KEY);
        remoteEphemeral = Arrays.copyOf(message, KEY);
        state.mixHash(remoteEphemeral, 0, KEY);
    }

    private static void requireLength(int length, int least) {
        if (length < least) {
            throw new Malformed("a handshake message is too short");
        }
    }
}
