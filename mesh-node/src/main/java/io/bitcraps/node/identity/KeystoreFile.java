package io.bitcraps.node.identity;

import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.node.identity.KeystoreRefused.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/**
 * The bytes of a keystore, big-endian: magic, u8 version, u32 KiB, u8 iterations, u8 lanes, salt (16), nonce (12),
 * u32 length and the contents sealed with AES-256-GCM over all before as associated data, SHA-256 over all before.
 *
 * <p>The hash needs no passphrase: it tells a torn file from a wrong passphrase. Against people it is the seal that
 * protects, not the hash.
 */
record KeystoreFile(KeyDerivation cost, Bytes salt, Bytes nonce, Bytes sealed) {

    static final int MAX_BYTES = 65_536;

    private static final byte[] MAGIC = "BITCRAPS-KEYSTORE".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int HASH_BYTES = 32;
    private static final int HEAD_BYTES =
            MAGIC.length + 1 + Integer.BYTES + 1 + 1 + KeyDerivation.SALT_BYTES + Aead.NONCE_BYTES;
    private static final int MIN_BYTES = HEAD_BYTES + Integer.BYTES + Aead.TAG_BYTES + HASH_BYTES;

    /** Bytes that keep still. */
    static final class Bytes {

        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        byte[] get() {
            return bytes.clone();
        }
    }

    static KeystoreFile seal(KeyDerivation cost, Bytes salt, Bytes nonce, SecretKey key, byte[] contents) {
        byte[] sealed = Aead.seal(key, nonce.bytes, head(cost, salt, nonce), contents);
        return new KeystoreFile(cost, salt, nonce, new Bytes(sealed));
    }

    byte[] open(SecretKey key, Path file) throws KeystoreRefused {
        try {
            return Aead.open(key, nonce.bytes, head(cost, salt, nonce), sealed.bytes);
        } catch (AEADBadTagException e) {
            throw new KeystoreRefused(
                    Reason.WRONG_PASSPHRASE,
                    file,
                    "does not open: give the passphrase it was made with; if that is right, the file was altered: restore your copy");
        }
    }

    byte[] encode() {
        byte[] head = head(cost, salt, nonce);
        byte[] body = ByteBuffer.allocate(head.length + Integer.BYTES + sealed.bytes.length)
                .put(head)
                .putInt(sealed.bytes.length)
                .put(sealed.bytes)
                .array();
        return ByteBuffer.allocate(body.length + HASH_BYTES)
                .put(body)
                .put(Sha256.hash(body).bytes())
                .array();
    }

    static KeystoreFile decode(byte[] bytes, Path file) throws KeystoreRefused {
        if (bytes.length < MIN_BYTES || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw damaged(file);
        }
        byte[] body = Arrays.copyOf(bytes, bytes.length - HASH_BYTES);
        byte[] hash = Arrays.copyOfRange(bytes, body.length, bytes.length);
        if (!MessageDigest.isEqual(Sha256.hash(body).bytes(), hash)) {
            throw damaged(file);
        }
        ByteBuffer buffer = ByteBuffer.wrap(body).position(MAGIC.length);
        byte version = buffer.get();
        if (version != VERSION) {
            throw new KeystoreRefused(
                    Reason.UNKNOWN_VERSION, file, "has version " + version + ": use the release that wrote it");
        }
        KeyDerivation cost = cost(buffer.getInt(), buffer.get(), buffer.get(), file);
        Bytes salt = take(buffer, KeyDerivation.SALT_BYTES);
        Bytes nonce = take(buffer, Aead.NONCE_BYTES);
        if (buffer.getInt() != buffer.remaining()) {
            throw damaged(file);
        }
        return new KeystoreFile(cost, salt, nonce, take(buffer, buffer.remaining()));
    }

    private static KeyDerivation cost(int memoryKib, int iterations, int lanes, Path file) throws KeystoreRefused {
        if (!KeyDerivation.isBounded(memoryKib, iterations, lanes)) {
            throw new KeystoreRefused(
                    Reason.EXCESSIVE_COST,
                    file,
                    "asks for a key derivation out of bounds (" + memoryKib + " KiB, " + iterations + " iterations, "
                            + lanes + " lanes): it is not from here, restore your own");
        }
        return new KeyDerivation(memoryKib, iterations, lanes);
    }

    private static Bytes take(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return new Bytes(bytes);
    }

    private static byte[] head(KeyDerivation cost, Bytes salt, Bytes nonce) {
        return ByteBuffer.allocate(HEAD_BYTES)
                .put(MAGIC)
                .put(VERSION)
                .putInt(cost.memoryKib())
                .put((byte) cost.iterations())
                .put((byte) cost.lanes())
                .put(salt.bytes)
                .put(nonce.bytes)
                .array();
    }

    static KeystoreRefused damaged(Path file) {
        return new KeystoreRefused(
                Reason.DAMAGED, file, "is damaged or no keystore: restore it from your copy; nothing was changed");
    }
}
