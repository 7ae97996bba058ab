package io.bitcraps.events.crypto;

import io.bitcraps.events.codec.Malformed;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.security.spec.XECPrivateKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.KeyAgreement;

/** An X25519 key pair (RFC 7748). Immutable, thread-safe. */
public final class DhKey {

    public static final int BYTES = 32;

    private static final String PROVIDER = "SunEC";
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b656e032100");

    /** Every u below 2^255 whose point has order 1, 2, 4 or 8, on the curve or its twist, reduced or not. */
    private static final List<byte[]> SMALL_ORDER = List.of(
            point("0000000000000000000000000000000000000000000000000000000000000000"),
            point("0100000000000000000000000000000000000000000000000000000000000000"),
            point("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
            point("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
            point("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
            point("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
            point("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"));

    private final PrivateKey privateKey;
    private final byte[] publicBytes;

    private DhKey(byte[] scalar) {
        try {
            this.privateKey = KeyFactory.getInstance("X25519", PROVIDER)
                    .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar));
            byte[] basePoint = new byte[BYTES];
            basePoint[0] = 9;
            this.publicBytes = agree(privateKey, basePoint);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no X25519 of provider " + PROVIDER, e);
        }
    }

    /**
     * About 0.3 ms.
     *
     * @param scalar 32 secret bytes
     */
    public static DhKey of(byte[] scalar) {
        if (scalar.length != BYTES) {
            throw new IllegalArgumentException("an X25519 key has 32 bytes, got " + scalar.length);
        }
        return new DhKey(scalar);
    }

    /** The public key's 32 bytes, fresh. */
    public byte[] publicBytes() {
        return publicBytes.clone();
    }

    /**
     * The shared secret.
     *
     * @param remote 32 bytes of anyone
     * @throws Malformed for a point of small order, for which the secret would not depend on our key
     */
    public byte[] agree(byte[] remote) {
        requirePublic(remote);
        try {
            return agree(privateKey, remote);
        } catch (InvalidKeyException e) {
            throw new Malformed("a key of small order"); // the provider found an all-zero secret
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("key agreement failed", e);
        }
    }

    private static byte[] agree(PrivateKey privateKey, byte[] remote) throws GeneralSecurityException {
        byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + BYTES);
        System.arraycopy(remote, 0, spki, SPKI_PREFIX.length, BYTES);
        PublicKey publicKey = KeyFactory.getInstance("X25519", PROVIDER).generatePublic(new X509EncodedKeySpec(spki));
        KeyAgreement agreement = KeyAgreement.getInstance("X25519", PROVIDER);
        agreement.init(privateKey);
        agreement.doPhase(publicKey, true);
        return agreement.generateSecret();
    }

    /** @throws Malformed unless the bytes are 32 and not a point of small order */
    public static void requirePublic(byte[] remote) {
        if (remote.length != BYTES) {
            throw new Malformed("an X25519 key has 32 bytes, got " + remote.length);
        }
        byte[] masked = remote.clone();
        masked[BYTES - 1] &= 0x7f; // RFC 7748: the top bit is ignored
        for (byte[] point : SMALL_ORDER) {
            if (Arrays.equals(point, masked)) {
                throw new Malformed("a key of small order");
            }
        }
    }

    private static byte[] point(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
