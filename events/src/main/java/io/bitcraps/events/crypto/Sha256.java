package io.bitcraps.events.crypto;

import io.bitcraps.events.id.Hash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;

/** SHA-256 by the JDK's own provider, asked for by name, so that a faster signature provider does not slow it. */
public final class Sha256 {

    private Sha256() {}

    /** A digest for many inputs of one owner; not thread-safe. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256", "SUN");
        } catch (NoSuchAlgorithmException | NoSuchProviderException e) {
            throw new IllegalStateException("this Java has no SHA-256 of provider SUN", e);
        }
    }

    /** SHA-256 of the parts, one after the other. */
    public static Hash hash(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return Hash.of(digest.digest());
    }
}
