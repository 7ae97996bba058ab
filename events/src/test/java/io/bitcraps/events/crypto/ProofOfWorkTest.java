package io.bitcraps.events.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ProofOfWorkTest {

    private static final PublicKey KEY = Ed25519.signingKey(new byte[32]).publicKey();

    @Property(tries = 40)
    void solutionsPassAndAreTheFirst(
            @ForAll @Size(32) byte[] key, @ForAll long start, @ForAll @IntRange(max = 10) int bits) {
        PublicKey owner = PublicKey.of(key);

        long nonce = ProofOfWork.solve(owner, bits, start);

        assertTrue(ProofOfWork.check(owner, nonce, bits));
        for (long earlier = start; earlier != nonce; earlier++) {
            assertFalse(ProofOfWork.check(owner, earlier, bits));
        }
    }

    @Test
    void hashesTagKeyAndBigEndianNonce() {
        long nonce = ProofOfWork.solve(KEY, 16, 0);
        byte[] nonceBytes = HexFormat.of().parseHex("%016x".formatted(nonce));

        Hash hash = Sha256.hash("BITCRAPS_IDENTITY_POW".getBytes(StandardCharsets.US_ASCII), KEY.bytes(), nonceBytes);

        assertEquals("0000", hash.hex().substring(0, 4));
    }

    @Test
    void isNotTransferableToAnotherKey() {
        long nonce = ProofOfWork.solve(KEY, 16, 0);
        PublicKey other = PublicKey.of(new byte[32]);

        boolean accepted = ProofOfWork.check(other, nonce, 16);

        assertFalse(accepted);
    }

    @Test
    void refusesAnAbsurdDifficulty() {
        assertThrows(IllegalArgumentException.class, () -> ProofOfWork.solve(KEY, 33, 0));
        assertThrows(IllegalArgumentException.class, () -> ProofOfWork.check(KEY, 0, -1));
    }
}
