package io.bitcraps.events.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.Signature;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Fuzz: the two providers give one verdict on honest, damaged, random and crafted signatures. */
class Ed25519AgreementTest {

    /** A point of order 8; its multiples are the eight points that a cofactored verifier does not see. */
    private static final EdwardsPoint ORDER_8 = EdwardsPoint.decode(
            HexFormat.of().parseHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"));

    private static final int FLIPPABLE_BITS = 8 * (PublicKey.BYTES + Signature.BYTES);

    private final Ed25519 corretto = Ed25519.of(Ed25519Provider.CORRETTO);
    private final Ed25519 jdk = Ed25519.of(Ed25519Provider.JDK);

    @Property(tries = 60)
    void bothSignAlikeAndAcceptEachOther(@ForAll @Size(32) byte[] seed, @ForAll @Size(max = 300) byte[] message) {
        SigningKey fast = corretto.signer(seed);
        SigningKey portable = jdk.signer(seed);

        Signature signature = fast.sign(message);

        assertEquals(portable.sign(message), signature);
        assertEquals(portable.publicKey(), fast.publicKey());
        assertTrue(corretto.verify(fast.publicKey(), message, signature));
        assertTrue(jdk.verify(fast.publicKey(), message, signature));
    }

    @Property(tries = 300)
    void aFlippedBitIsRefusedByBoth(
            @ForAll @Size(32) byte[] seed, @ForAll @IntRange(max = FLIPPABLE_BITS - 1) int bit) {
        byte[] message = {1, 2, 3};
        SigningKey key = corretto.signer(seed);
        byte[] keyAndSignature = Arrays.copyOf(key.publicKey().bytes(), PublicKey.BYTES + Signature.BYTES);
        System.arraycopy(key.sign(message).bytes(), 0, keyAndSignature, PublicKey.BYTES, Signature.BYTES);

        keyAndSignature[bit / 8] ^= (byte) (1 << bit % 8);

        PublicKey damagedKey = PublicKey.at(keyAndSignature, 0);
        Signature damaged = Signature.of(Arrays.copyOfRange(keyAndSignature, PublicKey.BYTES, keyAndSignature.length));
        assertFalse(corretto.verify(damagedKey, message, damaged));
        assertFalse(jdk.verify(damagedKey, message, damaged));
    }

    @Property(tries = 200)
    void randomBytesGetOneVerdict(@ForAll @Size(32) byte[] key, @ForAll @Size(64) byte[] signature) {
        PublicKey stranger = PublicKey.of(key);
        Signature claimed = Signature.of(signature);

        boolean verdict = corretto.verify(stranger, new byte[0], claimed);

        assertEquals(jdk.verify(stranger, new byte[0], claimed), verdict);
    }

    /** R and A each get a multiple of the point of order 8: of the 64 pairs, cofactorless equations hold for few. */
    @Property(tries = 120)
    void torsionInKeyOrSignatureGetsOneVerdict(
            @ForAll @Size(32) byte[] secret,
            @ForAll @IntRange(max = 7) int torsionOfKey,
            @ForAll @IntRange(max = 7) int torsionOfR,
            @ForAll @Size(4) byte[] message) {
        BigInteger a = EdwardsPoint.number(secret).mod(EdwardsPoint.L);
        BigInteger r = a.add(BigInteger.valueOf(7)).mod(EdwardsPoint.L);
        byte[] key = EdwardsPoint.BASE
                .times(a)
                .plus(ORDER_8.times(BigInteger.valueOf(torsionOfKey)))
                .encode();
        byte[] nonce = EdwardsPoint.BASE
                .times(r)
                .plus(ORDER_8.times(BigInteger.valueOf(torsionOfR)))
                .encode();
        BigInteger k = challenge(nonce, key, message);
        byte[] signature = Arrays.copyOf(nonce, Signature.BYTES);
        System.arraycopy(EdwardsPoint.littleEndian(r.add(k.multiply(a)).mod(EdwardsPoint.L)), 0, signature, 32, 32);

        boolean verdict = corretto.verify(PublicKey.of(key), message, Signature.of(signature));

        assertEquals(jdk.verify(PublicKey.of(key), message, Signature.of(signature)), verdict);
        boolean torsionCancels = k.multiply(BigInteger.valueOf(torsionOfKey))
                        .add(BigInteger.valueOf(torsionOfR))
                        .mod(BigInteger.valueOf(8))
                        .signum()
                == 0;
        assertEquals(torsionCancels, verdict);
        if (torsionOfKey != 0) {
            assertFalse(Ed25519.isValidKey(PublicKey.of(key)));
        }
    }

    private static BigInteger challenge(byte[] r, byte[] key, byte[] message) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            digest.update(r);
            digest.update(key);
            digest.update(message);
            return EdwardsPoint.number(digest.digest()).mod(EdwardsPoint.L);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
