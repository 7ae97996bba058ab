package io.bitcraps.node.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.codec.Malformed;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {

    private static final int CHUNK = Session.CHUNK_BYTES;
    private static final int CONTENT = Session.CHUNK_CONTENT_BYTES;

    private final Session sender = session(CipherState.REKEY_EVERY);
    private final Session receiver = session(CipherState.REKEY_EVERY);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CONTENT - 1, CONTENT, CONTENT + 1, 2 * CONTENT, 1_114_117})
    void opensWhatItSealed(int length) {
        byte[] message = message(length);

        byte[] sealed = seal(sender, message);

        assertEquals(Session.sealedSize(length), sealed.length);
        assertArrayEquals(message, open(receiver, sealed));
    }

    @Property(tries = 50)
    void opensMessagesOfAnySizeInOrder(@ForAll @IntRange(max = 200_000) int a, @ForAll @IntRange(max = 200_000) int b) {
        Session from = session(3);
        Session to = session(3);

        byte[] first = seal(from, message(a));
        byte[] second = seal(from, message(b));

        assertArrayEquals(message(a), open(to, first));
        assertArrayEquals(message(b), open(to, second));
    }

    @Test
    void bothEndsChangeTheKeyTogether() {
        Session from = session(2);
        Session to = session(2);

        for (int i = 0; i < 9; i++) {
            byte[] sealed = seal(from, message(i));

            assertArrayEquals(message(i), open(to, sealed));
        }
    }

    @Test
    void changesTheKeyAsNoiseSays() {
        byte[] key = new byte[32];
        CipherState cipher = new CipherState(key, 1);
        byte[] zeros = new byte[32];
        byte[] sealed = new byte[48];

        cipher.seal(zeros, 0, 0, sealed, 0);
        cipher.seal(zeros, 0, 32, sealed, 0);

        assertArrayEquals(sealByHand(rekeyByHand(key), 1, zeros), sealed);
    }

    @ParameterizedTest
    @ValueSource(ints = {CHUNK, 2 * CHUNK})
    void refusesAMessageCutBetweenChunks(int kept) {
        byte[] sealed = seal(sender, message(2 * CONTENT + 100));

        byte[] cut = Arrays.copyOf(sealed, kept);

        assertThrows(Malformed.class, () -> open(receiver, cut));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, CHUNK - 1, CHUNK + 15, CHUNK + 100})
    void refusesAMessageCutWithinAChunk(int kept) {
        byte[] sealed = seal(sender, message(2 * CONTENT + 100));

        byte[] cut = Arrays.copyOf(sealed, kept);

        assertThrows(Malformed.class, () -> open(receiver, cut));
    }

    @Test
    void refusesTwoMessagesInOne() {
        byte[] first = seal(sender, message(10));
        byte[] second = seal(sender, message(10));
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);

        assertThrows(Malformed.class, () -> open(receiver, joined));
    }

    @Test
    void refusesARepeatedMessage() {
        byte[] sealed = seal(sender, message(10));
        open(receiver, sealed);

        assertThrows(Malformed.class, () -> open(receiver, sealed));
    }

    @Test
    void refusesAMessageOutOfOrder() {
        seal(sender, message(10));
        byte[] second = seal(sender, message(10));

        assertThrows(Malformed.class, () -> open(receiver, second));
    }

    @Property(tries = 200)
    void refusesAnAlteredByte(@ForAll @IntRange(max = 99) int at, @ForAll @IntRange(min = 1, max = 255) int by) {
        byte[] sealed = seal(session(5), message(84));
        sealed[at] ^= (byte) by;

        assertThrows(Malformed.class, () -> open(session(5), sealed));
    }

    private static byte[] rekeyByHand(byte[] key) {
        return Arrays.copyOf(sealByHand(key, -1, new byte[32]), 32);
    }

    private static byte[] sealByHand(byte[] key, long nonce, byte[] plain) {
        byte[] iv = new byte[12];
        java.nio.ByteBuffer.wrap(iv).order(java.nio.ByteOrder.LITTLE_ENDIAN).putLong(4, nonce);
        try {
            var cipher = javax.crypto.Cipher.getInstance("ChaCha20-Poly1305");
            cipher.init(
                    javax.crypto.Cipher.ENCRYPT_MODE,
                    new javax.crypto.spec.SecretKeySpec(key, "ChaCha20"),
                    new javax.crypto.spec.IvParameterSpec(iv));
            return cipher.doFinal(plain);
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Session session(long rekeyEvery) {
        byte[] key = new byte[32];
        return new Session(new CipherState(key, rekeyEvery), new CipherState(key, rekeyEvery));
    }

    private static byte[] message(int length) {
        byte[] message = new byte[length];
        new Random(length).nextBytes(message);
        return message;
    }

    private static byte[] seal(Session session, byte[] message) {
        byte[] sealed = new byte[Session.sealedSize(message.length)];
        int size = session.seal(message, message.length, sealed);
        return Arrays.copyOf(sealed, size);
    }

    private static byte[] open(Session session, byte[] sealed) {
        byte[] plain = new byte[sealed.length];
        int length = session.open(sealed, sealed.length, plain);
        return Arrays.copyOf(plain, length);
    }
}
