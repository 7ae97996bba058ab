package io.bitcraps.events.crypto;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.Signature;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;

/** Ed25519 by the JDK's provider; see docs/protocol.md for the rule. */
public final class Ed25519 implements SignatureVerifier {

    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    @Override
    public boolean verify(PublicKey key, byte[] message, Signature signature) {
        try {
            byte[] spki = new byte[SPKI_PREFIX.length + PublicKey.BYTES];
            System.arraycopy(SPKI_PREFIX, 0, spki, 0, SPKI_PREFIX.length);
            key.writeTo(spki, SPKI_PREFIX.length);
            var verifier = java.security.Signature.getInstance("Ed25519", "SunEC");
            verifier.initVerify(
                    KeyFactory.getInstance("Ed25519", "SunEC").generatePublic(new X509EncodedKeySpec(spki)));
            verifier.update(message);
            return verifier.verify(signature.bytes());
        } catch (GeneralSecurityException e) {
            return false; // SunEC throws for a non-canonical point or S >= L: a refusal like any other
        }
    }

    /** Full validation: canonical, on the curve, of prime order. About 80 us: once, where a key first appears. */
    public static boolean isValidKey(PublicKey key) {
        PublicPoint point = org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFullExport(key.bytes(), 0);
        return point != null;
    }

    /** @param seed 32 secret bytes */
    public static SigningKey signingKey(byte[] seed) {
        byte[] publicBytes = new byte[PublicKey.BYTES];
        org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(seed, 0, publicBytes, 0);
        PublicKey publicKey = PublicKey.of(publicBytes);
        try {
            PrivateKey privateKey = KeyFactory.getInstance("Ed25519", "SunEC")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed.clone()));
            return new JdkSigningKey(publicKey, privateKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 seed", e);
        }
    }

    private record JdkSigningKey(PublicKey publicKey, PrivateKey privateKey) implements SigningKey {
        @Override
        public Signature sign(byte[] message) {
            try {
                var signer = java.security.Signature.getInstance("Ed25519", "SunEC");
                signer.initSign(privateKey);
                signer.update(message);
                return Signature.of(signer.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("signing failed", e);
            }
        }
    }
}
