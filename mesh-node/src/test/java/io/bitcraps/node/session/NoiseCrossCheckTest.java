package io.bitcraps.node.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.southernstorm.noise.protocol.CipherStatePair;
import com.southernstorm.noise.protocol.HandshakeState;
import io.bitcraps.events.crypto.DhKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.RepeatedTest;

/** An independent implementation understands us, and we it, in both roles. */
class NoiseCrossCheckTest {

    private static final byte[] PROLOGUE = "a prologue".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PAYLOAD = "a payload".getBytes(StandardCharsets.US_ASCII);

    private final SecureRandom random = new SecureRandom();
    private final DhKey ownStatic = Handshake.freshKey(random);
    private final NoiseXx ours = new NoiseXx(PROLOGUE, ownStatic, Handshake.freshKey(random));
    private final byte[] buffer = new byte[65_535];

    @RepeatedTest(5)
    void initiatesToTheOtherImplementation() throws GeneralSecurityException {
        HandshakeState theirs = theirs(HandshakeState.RESPONDER);

        byte[] first = ours.writeFirst(PAYLOAD);
        byte[] readFirst = read(theirs, first);
        byte[] second = write(theirs);
        byte[] readSecond = ours.readSecond(second, second.length);
        byte[] third = ours.writeThird(PAYLOAD);
        byte[] readThird = read(theirs, third);

        assertArrayEquals(PAYLOAD, readFirst);
        assertArrayEquals(PAYLOAD, readSecond);
        assertArrayEquals(PAYLOAD, readThird);
        assertArrayEquals(theirs.getHandshakeHash(), ours.handshakeHash());
        assertBothWays(theirs.split(), new CipherState(ours.split()[0]), new CipherState(ours.split()[1]));
    }

    @RepeatedTest(5)
    void respondsToTheOtherImplementation() throws GeneralSecurityException {
        HandshakeState theirs = theirs(HandshakeState.INITIATOR);

        byte[] first = write(theirs);
        byte[] readFirst = ours.readFirst(first, first.length);
        byte[] second = ours.writeSecond(PAYLOAD);
        byte[] readSecond = read(theirs, second);
        byte[] third = write(theirs);
        byte[] readThird = ours.readThird(third, third.length);

        assertArrayEquals(PAYLOAD, readFirst);
        assertArrayEquals(PAYLOAD, readSecond);
        assertArrayEquals(PAYLOAD, readThird);
        assertArrayEquals(theirs.getHandshakeHash(), ours.handshakeHash());
        assertBothWays(theirs.split(), new CipherState(ours.split()[1]), new CipherState(ours.split()[0]));
    }

    private void assertBothWays(CipherStatePair theirs, CipherState sending, CipherState receiving)
            throws GeneralSecurityException {
        for (int round = 0; round < 3; round++) {
            byte[] toThem = new byte[PAYLOAD.length + CipherState.TAG_BYTES];
            sending.seal(PAYLOAD, 0, PAYLOAD.length, toThem, 0);
            byte[] atTheirs = new byte[PAYLOAD.length];
            theirs.getReceiver().decryptWithAd(new byte[0], toThem, 0, atTheirs, 0, toThem.length);
            byte[] toUs = new byte[PAYLOAD.length + CipherState.TAG_BYTES];
            theirs.getSender().encryptWithAd(new byte[0], PAYLOAD, 0, toUs, 0, PAYLOAD.length);
            byte[] atOurs = new byte[PAYLOAD.length];
            receiving.open(toUs, 0, toUs.length, atOurs, 0);
            assertArrayEquals(PAYLOAD, atTheirs);
            assertArrayEquals(PAYLOAD, atOurs);
        }
    }

    private static HandshakeState theirs(int role) throws GeneralSecurityException {
        HandshakeState state = new HandshakeState(SymmetricState.PROTOCOL, role);
        state.setPrologue(PROLOGUE, 0, PROLOGUE.length);
        state.getLocalKeyPair().generateKeyPair();
        state.start();
        return state;
    }

    private byte[] read(HandshakeState state, byte[] message) throws GeneralSecurityException {
        int length = state.readMessage(message, 0, message.length, buffer, 0);
        return Arrays.copyOf(buffer, length);
    }

    private byte[] write(HandshakeState state) throws GeneralSecurityException {
        int length = state.writeMessage(buffer, 0, PAYLOAD, 0, PAYLOAD.length);
        return Arrays.copyOf(buffer, length);
    }
}
