package io.bitcraps.events.crypto;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.crypto.Ed25519Provider.Loading.Failed;
import io.bitcraps.events.crypto.Ed25519Provider.Loading.Loaded;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.Signature;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;

/**
 * Ed25519 by one named provider; see docs/protocol.md, "Signatures", for the rule. Whichever provider it is, verdicts
 * are the same; {@link #best()} proves that on the published vectors before it hands the verifier out.
 */
public final class Ed25519 implements SignatureVerifier {

    private final Provider provider;
    private final String report;
    private final ParsedKeys keys = new ParsedKeys();
    private final ProviderPool<java.security.Signature> verifiers;

    /** The portable verifier: SunEC, without a self-test. A node takes {@link #best()}. */
    public Ed25519() {
        this(portable(), "Ed25519 by SunEC");
    }

    private Ed25519(Provider provider, String report) {
        this.provider = provider;
        this.report = report;
        this.verifiers = new ProviderPool<>(() -> verifier(provider));
    }

    /**
     * The fast provider, or if it does not load the portable one; {@link #report()} says which and why.
     *
     * @throws InvariantViolation if the chosen one gives a wrong verdict on a vector: such a node must not start
     */
    public static Ed25519 best() {
        return switch (Ed25519Provider.CORRETTO.load()) {
            case Loaded loaded -> tested(loaded.provider(), "Ed25519 by " + loaded.provider());
            case Failed failed ->
                tested(
                        portable(),
                        "Ed25519 by SunEC, 16 times slower: the Corretto provider did not load: " + failed.reason());
        };
    }

    /**
     * This provider and no other.
     *
     * @throws IllegalStateException if it does not load here
     * @throws InvariantViolation if it gives a wrong verdict on a vector
     */
    public static Ed25519 of(Ed25519Provider choice) {
        return switch (choice.load()) {
            case Loaded loaded -> tested(loaded.provider(), "Ed25519 by " + loaded.provider());
            case Failed failed ->
                throw new IllegalStateException("Ed25519 provider " + choice + " did not load: " + failed.reason());
        };
    }

    private static Ed25519 tested(Provider provider, String report) {
        Ed25519 ed25519 = new Ed25519(provider, report);
        Ed25519SelfTest.run(ed25519);
        return ed25519;
    }

    private static Provider portable() {
        return switch (Ed25519Provider.JDK.load()) {
            case Loaded loaded -> loaded.provider();
            case Failed failed -> throw new IllegalStateException(failed.reason());
        };
    }

    /** One sentence for the start-up log and the health page: the provider in use, and why not a faster one. */
    public String report() {
        return report;
    }

    @Override
    public boolean verify(PublicKey key, byte[] message, Signature signature) {
        byte[] bytes = signature.bytes();
        if (!CanonicalForm.holds(key, bytes)) {
            return false;
        }
        try {
            var verifier = verifiers.take();
            verifier.initVerify(keys.parse(key));
            verifier.update(message);
            boolean verified = verifier.verify(bytes);
            verifiers.giveBack(verifier);
            return verified;
        } catch (GeneralSecurityException e) {
            return false; // SunEC throws for a key or R off the curve: a refusal like any other
        }
    }

    /** Full validation: canonical, on the curve, of prime order. About 80 us: once, where a key first appears. */
    public static boolean isValidKey(PublicKey key) {
        PublicPoint point = org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFullExport(key.bytes(), 0);
        return point != null;
    }

    /**
     * Signs by the portable provider; {@link #signer} gives the same signatures faster.
     *
     * @param seed 32 secret bytes
     */
    public static SigningKey signingKey(byte[] seed) {
        return new ProviderSigningKey(portable(), seed);
    }

    /**
     * Signs by this instance's provider.
     *
     * @param seed 32 secret bytes
     */
    public SigningKey signer(byte[] seed) {
        return new ProviderSigningKey(provider, seed);
    }

    @Override
    public String toString() {
        return report;
    }

    private static java.security.Signature verifier(Provider provider) {
        try {
            return java.security.Signature.getInstance("Ed25519", provider);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("provider " + provider.getName() + " has no Ed25519", e);
        }
    }
}
