package io.bitcraps.events.crypto;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.Signature;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;

/** A private key in a provider's hands. Not a record: a record would print its key. */
final class ProviderSigningKey implements SigningKey {

    private static final int SEED_BYTES = 32;

    private final PublicKey publicKey;
    private final ProviderPool<java.security.Signature> signers;

    /** @param seed 32 secret bytes, the private key of RFC 8032 */
    ProviderSigningKey(Provider provider, byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("a signing key has 32 secret bytes, got " + seed.length);
        }
        byte[] publicBytes = new byte[PublicKey.BYTES];
        org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(seed, 0, publicBytes, 0);
        publicKey = PublicKey.of(publicBytes);
        PrivateKey privateKey = parse(seed);
        signers = new ProviderPool<>(() -> signer(provider, privateKey));
    }

    private static PrivateKey parse(byte[] seed) {
        try {
            return KeyFactory.getInstance("Ed25519", "SunEC")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed.clone()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java does not take an Ed25519 key", e);
        }
    }

    private static java.security.Signature signer(Provider provider, PrivateKey key) {
        try {
            var signer = java.security.Signature.getInstance("Ed25519", provider);
            signer.initSign(key);
            return signer;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("provider " + provider.getName() + " does not sign with Ed25519", e);
        }
    }

    @Override
    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public Signature sign(byte[] message) {
        try {
            var signer = signers.take();
            signer.update(message);
            Signature signature = Signature.of(signer.sign());
            signers.giveBack(signer);
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + publicKey + "]";
    }
}
