package io.bitcraps.events.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.Signature;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VerifiedCacheTest {

    private static final SigningKey KEY = Ed25519.signingKey(new byte[32]);

    private final AtomicInteger asked = new AtomicInteger();
    private final Ed25519 ed25519 = new Ed25519();
    private final SignatureVerifier counting = (key, message, signature) -> {
        asked.incrementAndGet();
        return ed25519.verify(key, message, signature);
    };

    @Test
    void verifiesASignatureOnce() {
        VerifiedCache cache = new VerifiedCache(counting, 10);

        boolean first = verify(cache, 1);
        boolean second = verify(cache, 1);

        assertTrue(first && second);
        assertEquals(1, asked.get());
    }

    @Test
    void doesNotRememberAFailure() {
        VerifiedCache cache = new VerifiedCache(counting, 10);
        Signature wrong = KEY.sign(new byte[] {9});

        assertFalse(cache.verify(KEY.publicKey(), new byte[] {1}, wrong));
        assertFalse(cache.verify(KEY.publicKey(), new byte[] {1}, wrong));

        assertEquals(2, asked.get());
        assertEquals(0, cache.size());
    }

    @Test
    void asksAgainForAnotherKeyOrMessage() {
        VerifiedCache cache = new VerifiedCache(counting, 10);
        verify(cache, 1);
        PublicKey other = Ed25519.signingKey(Sha256.hash(new byte[1]).bytes()).publicKey();
        Signature known = KEY.sign(new byte[] {1});

        assertFalse(cache.verify(other, new byte[] {1}, known));
        assertFalse(cache.verify(KEY.publicKey(), new byte[] {2}, known));
    }

    @Test
    void forgetsTheOldestBeyondItsCapacity() {
        VerifiedCache cache = new VerifiedCache(counting, 2);
        verify(cache, 1);
        verify(cache, 2);
        verify(cache, 3);

        verify(cache, 1);

        assertEquals(4, asked.get());
        assertEquals(2, cache.size());
    }

    @Test
    void refusesACapacityBelowOne() {
        assertThrows(IllegalArgumentException.class, () -> new VerifiedCache(counting, 0));
    }

    private static boolean verify(VerifiedCache cache, int number) {
        byte[] message = {(byte) number};
        return cache.verify(KEY.publicKey(), message, KEY.sign(message));
    }
}
