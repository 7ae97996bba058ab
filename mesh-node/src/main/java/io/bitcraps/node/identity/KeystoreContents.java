package io.bitcraps.node.identity;

import io.bitcraps.events.codec.Malformed;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is sealed. Big-endian: u8 count of secrets, then (u8 length, name, 32 bytes) each; u8 count of proofs, then (u8
 * length, name, u64) each; names ascending; u64 next nonce.
 */
final class KeystoreContents {

    static final int SECRET_BYTES = 32;
    /** Of each kind; a validator has five or six. */
    static final int MAX_ENTRIES = 200;

    private static final int MAX_BYTES = 2 + MAX_ENTRIES * 2 * (1 + SecretName.MAX_LENGTH + SECRET_BYTES) + Long.BYTES;

    final SortedMap<SecretName, Secret> secrets = new TreeMap<>();
    /** Proofs of work, by the name of the secret whose key they are for. */
    final SortedMap<SecretName, Long> proofs = new TreeMap<>();
    /** Probably the account's next nonce; not negative. */
    long nextNonce;

    /** 32 bytes that are never printed or compared. */
    static final class Secret {

        private final byte[] bytes;

        Secret(byte[] bytes) {
            if (bytes.length != SECRET_BYTES) {
                throw new IllegalArgumentException("a secret has 32 bytes, got " + bytes.length);
            }
            this.bytes = bytes.clone();
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }

    byte[] encode() {
        ByteBuffer buffer = ByteBuffer.allocate(MAX_BYTES);
        buffer.put((byte) secrets.size());
        for (Map.Entry<SecretName, Secret> entry : secrets.entrySet()) {
            putName(buffer, entry.getKey());
            buffer.put(entry.getValue().bytes);
        }
        buffer.put((byte) proofs.size());
        for (Map.Entry<SecretName, Long> entry : proofs.entrySet()) {
            putName(buffer, entry.getKey());
            buffer.putLong(entry.getValue());
        }
        buffer.putLong(nextNonce);
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }

    static KeystoreContents decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        KeystoreContents contents = new KeystoreContents();
        try {
            int secrets = count(buffer);
            for (int i = 0; i < secrets; i++) {
                SecretName name = name(buffer);
                byte[] secret = new byte[SECRET_BYTES];
                buffer.get(secret);
                add(contents.secrets, name, new Secret(secret));
            }
            int proofs = count(buffer);
            for (int i = 0; i < proofs; i++) {
                add(contents.proofs, name(buffer), buffer.getLong());
            }
            contents.nextNonce = buffer.getLong();
        } catch (BufferUnderflowException e) {
            throw new Malformed("the contents of a keystore end too early");
        }
        if (contents.nextNonce < 0) {
            throw new Malformed("the next nonce in a keystore is negative");
        }
        if (buffer.hasRemaining()) {
            throw new Malformed("the contents of a keystore have " + buffer.remaining() + " bytes too many");
        }
        return contents;
    }

    private static <V> void add(SortedMap<SecretName, V> map, SecretName name, V value) {
        if (!map.isEmpty() && map.lastKey().compareTo(name) >= 0) {
            throw new Malformed("the names in a keystore do not ascend at " + name);
        }
        map.put(name, value);
    }

    private static int count(ByteBuffer buffer) {
        int count = buffer.get() & 0xff;
        if (count > MAX_ENTRIES) {
            throw new Malformed("a keystore holds at most " + MAX_ENTRIES + " of a kind, got " + count);
        }
        return count;
    }

    private static void putName(ByteBuffer buffer, SecretName name) {
        buffer.put((byte) name.text().length()).put(name.text().getBytes(StandardCharsets.US_ASCII));
    }

    private static SecretName name(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.get() & 0xff];
        buffer.get(bytes);
        try {
            return new SecretName(new String(bytes, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new Malformed("not a name in a keystore: " + e.getMessage());
        }
    }
}
