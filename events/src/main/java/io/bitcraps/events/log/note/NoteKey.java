package io.bitcraps.events.log.note;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.PublicKey;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key with the name and the kind of signature it signs notes with.
 *
 * @param name not empty, without spaces and plus signs
 */
public record NoteKey(String name, Kind kind, PublicKey key) {
    public NoteKey {
        if (!Text.isKeyName(name)) {
            throw new IllegalArgumentException("not the name of a note's key");
        }
    }

    /** What follows the key id in a signature line. Numbers are C2SP's. */
    public enum Kind {
        /** Ed25519 over the note's text. */
        LOG(0x01),
        /** cosignature/v1: a time, and Ed25519 over the time and the note's text. */
        COSIGNER(0x04);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }

        private static Kind of(int number) {
            for (Kind kind : values()) {
                if (kind.number == number) {
                    return kind;
                }
            }
            throw new Malformed("a key for signatures of type " + number + ", which this program does not know");
        }
    }

    /** First four bytes of SHA-256(name || LF || kind || key). */
    public int id() {
        return (int) (Sha256.hash(Text.utf8(name + "\n"), kindAndKey()).a() >>> Integer.SIZE);
    }

    /** The key as one word: {@code <name>+<id in hex>+<base64 of kind and key>}. */
    public String vkey() {
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + Text.base64(kindAndKey());
    }

    /** @throws Malformed unless it is what {@link #vkey} gives for some key */
    public static NoteKey parse(String vkey) {
        String[] parts = vkey.split("\\+", 3); // base64 has plus signs of its own
        if (parts.length != 3 || !Text.isKeyName(parts[0])) {
            throw new Malformed("a vkey is <name>+<id>+<key>");
        }
        byte[] bytes = Text.base64(parts[2]);
        if (bytes.length != 1 + PublicKey.BYTES) {
            throw new Malformed("a vkey holds one byte of kind and 32 of key");
        }
        NoteKey key = new NoteKey(
                parts[0], Kind.of(Byte.toUnsignedInt(bytes[0])), PublicKey.of(Arrays.copyOfRange(bytes, 1, 33)));
        if (!HexFormat.of().toHexDigits(key.id()).equals(parts[1])) {
            throw new Malformed("the id of the vkey is not that of its name and key");
        }
        return key;
    }

    private byte[] kindAndKey() {
        return ByteBuffer.allocate(1 + PublicKey.BYTES)
                .put((byte) kind.number)
                .put(key.bytes())
                .array();
    }
}
