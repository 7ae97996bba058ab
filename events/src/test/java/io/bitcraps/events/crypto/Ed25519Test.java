package io.bitcraps.events.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.Signature;
import java.io.IOException;
import java.io.InputStream;
import java.security.Security;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519Test {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] SEED = HEX.parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    private static final byte[] MESSAGE = {'h', 'i'};

    @ParameterizedTest
    @EnumSource
    void givesEveryVectorItsVerdict(Ed25519Provider provider) {
        Ed25519 ed25519 = Ed25519.of(provider);

        for (Ed25519SelfTest.Vector vector : Ed25519SelfTest.vectors()) {
            boolean verdict = ed25519.verify(vector.key(), vector.message(), vector.signature());
            assertEquals(vector.cofactorless(), verdict, vector.name());
            assertEquals(vector.validKey(), Ed25519.isValidKey(vector.key()), vector.name());
        }
    }

    /** RFC 8032, section 7.1, test 1. */
    @ParameterizedTest
    @EnumSource
    void signsAsTheRfcDoes(Ed25519Provider provider) {
        SigningKey key = Ed25519.of(provider)
                .signer(HEX.parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));

        Signature signature = key.sign(new byte[0]);

        assertEquals(
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                HEX.formatHex(key.publicKey().bytes()));
        assertEquals(
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                        + "d25bf5f0595bbe24655141438e7a100b",
                signature.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000080", // x = 0 with a sign
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", // x = 0, y = -1, with a sign
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // y = p
                "0200000000000000000000000000000000000000000000000000000000000000" // not on the curve
            })
    void refusesAKeyThatIsNoCanonicalPoint(String key) {
        PublicKey stranger = PublicKey.of(HEX.parseHex(key));
        Signature anything = Ed25519.signingKey(SEED).sign(MESSAGE);

        assertFalse(Ed25519.isValidKey(stranger));
        for (Ed25519Provider provider : Ed25519Provider.values()) {
            assertFalse(Ed25519.of(provider).verify(stranger, MESSAGE, anything), provider.name());
        }
    }

    @Test
    void choosesTheFastProviderAndSaysSo() {
        Ed25519 best = Ed25519.best();

        assertTrue(best.report().contains("AmazonCorrettoCryptoProvider"), best.report());
    }

    @Test
    void leavesTheProvidersOfTheVirtualMachineAlone() {
        Ed25519.best();

        assertEquals("SUN", Security.getProviders()[0].getName());
        assertEquals(null, Security.getProvider("AmazonCorrettoCryptoProvider"));
    }

    @Test
    void fallsBackToSunEcAndSaysWhyWhenCorrettoIsMissing() throws ReflectiveOperationException {
        Class<?> isolated = new WithoutCorretto().loadClass(Ed25519.class.getName());

        Object best = isolated.getMethod("best").invoke(null);

        String report = best.toString();
        assertTrue(report.startsWith("Ed25519 by SunEC"), report);
        assertTrue(report.contains("did not load: java.lang.ClassNotFoundException: com.amazon."), report);
    }

    @Test
    void refusesToStartWithAVerifierThatAcceptsEverything() {
        SignatureVerifier credulous = (key, message, signature) -> true;

        InvariantViolation refusal = assertThrows(InvariantViolation.class, () -> Ed25519SelfTest.run(credulous));

        assertTrue(refusal.toString().contains("s-plus-l"), refusal.toString());
    }

    @Test
    void servesManyThreadsAtOnce() {
        Ed25519 ed25519 = Ed25519.best();
        SigningKey key = ed25519.signer(SEED);

        long verified = IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> new byte[] {(byte) i, (byte) (i >> 8)})
                .filter(message -> ed25519.verify(key.publicKey(), message, key.sign(message)))
                .count();

        assertEquals(400, verified);
    }

    @Test
    void refusesASeedOfTheWrongLength() {
        assertThrows(IllegalArgumentException.class, () -> Ed25519.signingKey(new byte[31]));
    }

    @Test
    void doesNotPrintItsSecret() {
        String printed = Ed25519.signingKey(SEED).toString();

        assertEquals("SigningKey[11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo]", printed);
    }

    /** Loads our classes anew, as a JVM whose class path lacks the Corretto jar would. */
    private static final class WithoutCorretto extends ClassLoader {

        WithoutCorretto() {
            super(Ed25519Test.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.amazon.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.bitcraps.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (stream == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = stream.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
