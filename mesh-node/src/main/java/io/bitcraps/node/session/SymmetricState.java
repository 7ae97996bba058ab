package io.bitcraps.node.session;

import io.bitcraps.events.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/** Noise's SymmetricState (section 5.2): the chaining key, the transcript's hash and the key in force. */
final class SymmetricState {

    static final String PROTOCOL = "Noise_XX_25519_ChaChaPoly_SHA256";

    private static final int HASH_BYTES = 32;
    private static final byte[] NOTHING = {};

    private final MessageDigest digest = Sha256.digest();
    private byte[] chainingKey;
    private byte[] hash;
    private @Nullable CipherState cipher;

    SymmetricState(byte[] prologue) {
        this.hash = PROTOCOL.getBytes(StandardCharsets.US_ASCII); // exactly 32 bytes, so taken as it is
        this.chainingKey = hash.clone();
        mixHash(prologue, 0, prologue.length);
    }

    void mixHash(byte[] bytes, int offset, int length) {
        digest.update(hash);
        digest.update(bytes, offset, length);
        hash = digest.digest();
    }

    void mixKey(byte[] secret) {
        byte[] derived = derive(secret);
        chainingKey = Arrays.copyOf(derived, HASH_BYTES);
        cipher = new CipherState(Arrays.copyOfRange(derived, HASH_BYTES, 2 * HASH_BYTES));
        Arrays.fill(derived, (byte) 0);
    }

    /** Noise's rule: before the first key the bytes travel as they are. */
    byte[] encryptAndHash(byte[] plain) {
        CipherState current = cipher;
        byte[] out;
        if (current == null) {
            out = plain.clone();
        } else {
            out = new byte[plain.length + CipherState.TAG_BYTES];
            current.seal(hash, plain, 0, plain.length, out, 0);
        }
        mixHash(out, 0, out.length);
        return out;
    }

    byte[] decryptAndHash(byte[] source, int offset, int length) {
        CipherState current = cipher;
        byte[] plain;
        if (current == null) {
            plain = Arrays.copyOfRange(source, offset, offset + length);
        } else {
            plain = new byte[Math.max(0, length - CipherState.TAG_BYTES)];
            current.open(hash, source, offset, length, plain, 0);
        }
        mixHash(source, offset, length);
        return plain;
    }

    byte[] hash() {
        return hash.clone();
    }

    /** The keys of the two directions: first initiator to responder, then back. */
    byte[][] split() {
        byte[] derived = derive(NOTHING);
        return new byte[][] {Arrays.copyOf(derived, HASH_BYTES), Arrays.copyOfRange(derived, HASH_BYTES, 2 * HASH_BYTES)
        };
    }

    /** Noise's HKDF with two outputs is RFC 5869's with the chaining key as salt and no info. */
    private byte[] derive(byte[] secret) {
        try {
            return KDF.getInstance("HKDF-SHA256", "SunJCE")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addSalt(chainingKey)
                            .addIKM(secret)
                            .thenExpand(NOTHING, 2 * HASH_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HKDF-SHA256 of provider SunJCE", e);
        }
    }
}
