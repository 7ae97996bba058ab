package io.bitcraps.events.log.note;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.Signature;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One signature on a note, as it stands below the text.
 *
 * @param name of the key
 * @param keyId of the key, see {@link NoteKey#id}
 * @param signature the bytes after the key id, 1 to 4096
 */
@SuppressWarnings("ArrayRecordComponent") // never altered after construction
public record SignatureLine(String name, int keyId, byte[] signature) {
    /** Longer than any signature that C2SP has a number for. */
    static final int MAX_BYTES = 4096;

    private static final String DASH = "\u2014 ";
    private static final int COSIGNATURE_BYTES = Long.BYTES + Signature.BYTES;

    public SignatureLine {
        if (!Text.isKeyName(name) || signature.length < 1 || signature.length > MAX_BYTES) {
            throw new Malformed("a signature has a key name and 1 to 4096 bytes");
        }
    }

    /** A log's signature (type 0x01) on the text of a note. */
    public static SignatureLine log(String name, SigningKey key, String text) {
        NoteKey noteKey = new NoteKey(name, NoteKey.Kind.LOG, key.publicKey());
        return new SignatureLine(name, noteKey.id(), key.sign(Text.utf8(text)).bytes());
    }

    /**
     * A cosignature/v1 (type 0x04) on the text of a note. The caller must have journalled size and root: one key
     * never cosigns two roots of one size, nor a smaller size after a larger one.
     *
     * @param timeSeconds seconds since 1970
     */
    public static SignatureLine cosignature(String name, SigningKey key, String text, long timeSeconds) {
        NoteKey noteKey = new NoteKey(name, NoteKey.Kind.COSIGNER, key.publicKey());
        byte[] signature = key.sign(cosigned(timeSeconds, text)).bytes();
        byte[] timed = ByteBuffer.allocate(COSIGNATURE_BYTES)
                .putLong(timeSeconds)
                .put(signature)
                .array();
        return new SignatureLine(name, noteKey.id(), timed);
    }

    /** @throws Malformed unless it is a signature line, without its LF */
    public static SignatureLine parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new Malformed("a signature line is a dash, a name and a signature");
        }
        byte[] bytes = Text.base64(line.substring(space + 1));
        if (bytes.length <= Integer.BYTES) {
            throw new Malformed("a signature line without a signature");
        }
        int keyId = ByteBuffer.wrap(bytes).getInt();
        return new SignatureLine(
                line.substring(DASH.length(), space), keyId, Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    /** The line, without its LF. */
    public String text() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return DASH + name + " " + Text.base64(bytes);
    }

    /** Whether the line says that it was made with this key. */
    public boolean claims(NoteKey key) {
        return name.equals(key.name()) && keyId == key.id();
    }

    /** Whether it is a signature of {@code key} on {@code text}. */
    public boolean verifies(NoteKey key, String text, SignatureVerifier verifier) {
        if (!claims(key)) {
            return false;
        }
        return switch (key.kind()) {
            case LOG ->
                signature.length == Signature.BYTES
                        && verifier.verify(key.key(), Text.utf8(text), Signature.of(signature));
            case COSIGNER ->
                signature.length == COSIGNATURE_BYTES
                        && cosignedAt() >= 0
                        && verifier.verify(key.key(), cosigned(cosignedAt(), text), bare());
        };
    }

    /**
     * Seconds since 1970 of a cosignature.
     *
     * @throws Malformed if it is none
     */
    public long cosignedAt() {
        if (signature.length != COSIGNATURE_BYTES) {
            throw new Malformed("not a timed signature");
        }
        return ByteBuffer.wrap(signature).getLong();
    }

    private Signature bare() {
        return Signature.of(Arrays.copyOfRange(signature, Long.BYTES, COSIGNATURE_BYTES));
    }

    private static byte[] cosigned(long timeSeconds, String text) {
        if (timeSeconds < 0) {
            throw new IllegalArgumentException("a cosignature's time is not negative: " + timeSeconds);
        }
        return Text.utf8("cosignature/v1\ntime " + timeSeconds + "\n" + text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignatureLine that
                && keyId == that.keyId
                && name.equals(that.name)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(signature);
    }

    @Override
    public String toString() {
        return text();
    }
}
