package io.bitcraps.node.session;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.codec.Malformed;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Noise's CipherState: ChaCha20-Poly1305 (RFC 8439) under a key and a counter. One direction, one owner. After every
 * {@code rekeyEvery} messages both ends replace the key (Noise section 11.3), so no key protects more than that.
 */
final class CipherState {

    static final int TAG_BYTES = 16;
    static final int KEY_BYTES = 32;
    /** 2^20 messages of at most 64 KiB: far below what the cipher bears, often enough to matter if a key leaks. */
    static final long REKEY_EVERY = 1L << 20;

    private static final byte[] NOTHING = {};
    private static final VarHandle LITTLE_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int NONCE_BYTES = 12;
    private static final int COUNTER_AT = 4;
    /** The counter that Noise keeps for rekeying. */
    private static final long REKEY_COUNTER = -1L;

    private final Cipher cipher;
    private final byte[] nonce = new byte[NONCE_BYTES];
    private final long rekeyEvery;
    private SecretKeySpec key;
    private long counter;

    CipherState(byte[] key) {
        this(key, REKEY_EVERY);
    }

    CipherState(byte[] key, long rekeyEvery) {
        this.key = new SecretKeySpec(key, 0, KEY_BYTES, "ChaCha20");
        this.rekeyEvery = rekeyEvery;
        try {
            this.cipher = Cipher.getInstance("ChaCha20-Poly1305", "SunJCE");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no ChaCha20-Poly1305 of provider SunJCE", e);
        }
    }

    /** Writes {@code length + TAG_BYTES} bytes to {@code target}; the arrays must differ. */
    void seal(byte[] source, int offset, int length, byte[] target, int at) {
        seal(NOTHING, source, offset, length, target, at);
    }

    void seal(byte[] associated, byte[] source, int offset, int length, byte[] target, int at) {
        try {
            begin(Cipher.ENCRYPT_MODE, counter, associated);
            cipher.doFinal(source, offset, length, target, at);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
        advance();
    }

    /**
     * Writes {@code length - TAG_BYTES} bytes to {@code target}; the arrays must differ.
     *
     * @throws Malformed if the tag is wrong; the counter stays, and the caller drops the link
     */
    void open(byte[] source, int offset, int length, byte[] target, int at) {
        open(NOTHING, source, offset, length, target, at);
    }

    void open(byte[] associated, byte[] source, int offset, int length, byte[] target, int at) {
        if (length < TAG_BYTES) {
            throw new Malformed("sealed bytes end before their tag");
        }
        try {
            begin(Cipher.DECRYPT_MODE, counter, associated);
            cipher.doFinal(source, offset, length, target, at);
        } catch (AEADBadTagException e) {
            throw new Malformed("a tag is wrong");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening failed", e);
        }
        advance();
    }

    private void begin(int mode, long count, byte[] associated) throws GeneralSecurityException {
        LITTLE_LONG.set(nonce, COUNTER_AT, count);
        cipher.init(mode, key, new IvParameterSpec(nonce));
        if (associated.length > 0) {
            cipher.updateAAD(associated);
        }
    }

    private void advance() {
        counter++;
        InvariantViolation.check(counter > 0, "a session's counter ran out");
        if (counter % rekeyEvery == 0) {
            rekey();
        }
    }

    private void rekey() {
        byte[] sealed = new byte[KEY_BYTES + TAG_BYTES];
        try {
            begin(Cipher.ENCRYPT_MODE, REKEY_COUNTER, NOTHING);
            cipher.doFinal(new byte[KEY_BYTES], 0, KEY_BYTES, sealed, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("rekeying failed", e);
        }
        key = new SecretKeySpec(sealed, 0, KEY_BYTES, "ChaCha20");
        Arrays.fill(sealed, (byte) 0);
    }
}
