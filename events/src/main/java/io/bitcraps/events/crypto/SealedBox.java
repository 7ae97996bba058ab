package io.bitcraps.events.crypto;

import io.bitcraps.events.codec.Malformed;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/**
 * A few bytes for one receiver alone: X25519 between an ephemeral and the receiver's key, HKDF-SHA-256 over secret and
 * purpose, ChaCha20-Poly1305 under a nonce of 0. Says nothing about who sealed it.
 */
public final class SealedBox {

    /** What sealing adds. */
    public static final int OVERHEAD = 16;

    private static final String PROVIDER = "SunJCE";
    private static final int NONCE_BYTES = 12;

    private SealedBox() {}

    /**
     * @param ephemeral MUST seal at most once for a receiver and purpose, as the nonce never changes
     * @param receiver 32 bytes, the receiver's public key
     * @param purpose what it is for, the two parties included; opens under no other
     * @throws Malformed if the receiver's key is of small order
     */
    public static byte[] seal(DhKey ephemeral, byte[] receiver, byte[] purpose, byte[] plain) {
        SecretKey key = key(ephemeral.agree(receiver), ephemeral.publicBytes(), receiver, purpose);
        try {
            return cipher(Cipher.ENCRYPT_MODE, key).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /**
     * @param ephemeral 32 bytes of anyone
     * @throws Malformed unless the bytes were sealed for this key and purpose with that ephemeral key
     */
    public static byte[] open(DhKey own, byte[] ephemeral, byte[] purpose, byte[] sealed) {
        SecretKey key = key(own.agree(ephemeral), ephemeral, own.publicBytes(), purpose);
        if (sealed.length < OVERHEAD) {
            throw new Malformed("sealed bytes end before their tag");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key).doFinal(sealed);
        } catch (AEADBadTagException e) {
            throw new Malformed("sealed for another key or purpose, or altered");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening failed", e);
        }
    }

    /** Both public keys stand in the info: an X25519 secret alone does not name them. */
    private static SecretKey key(byte[] secret, byte[] ephemeral, byte[] receiver, byte[] purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256", PROVIDER)
                    .deriveKey(
                            "ChaCha20",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret)
                                    .thenExpand(join(ephemeral, receiver, purpose), DhKey.BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HKDF-SHA256 of provider " + PROVIDER, e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305", PROVIDER);
        cipher.init(mode, key, new IvParameterSpec(new byte[NONCE_BYTES]));
        return cipher;
    }

    private static byte[] join(byte[] ephemeral, byte[] receiver, byte[] purpose) {
        byte[] joined = new byte[ephemeral.length + receiver.length + purpose.length];
        System.arraycopy(ephemeral, 0, joined, 0, ephemeral.length);
        System.arraycopy(receiver, 0, joined, ephemeral.length, receiver.length);
        System.arraycopy(purpose, 0, joined, ephemeral.length + receiver.length, purpose.length);
        return joined;
    }
}
