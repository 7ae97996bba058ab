package io.bitcraps.node.session;

import static io.bitcraps.node.session.Parties.credentials;
import static io.bitcraps.node.session.Parties.frames;
import static io.bitcraps.node.session.Parties.initiator;
import static io.bitcraps.node.session.Parties.responder;
import static io.bitcraps.node.session.Parties.shake;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.crypto.DhKey;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.Signature;
import io.bitcraps.node.session.Identity.Role;
import io.bitcraps.node.transport.Link;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {

    private final Credentials alice = credentials(1);
    private final Credentials bob = credentials(2);

    @Test
    void provesBothKeysToEachOther() {
        var ending = shake(initiator(alice), responder(bob));

        assertEquals(
                bob.key().publicKey(),
                assertInstanceOf(Step.Done.class, ending.initiator()).peer());
        assertEquals(
                alice.key().publicKey(),
                assertInstanceOf(Step.Done.class, ending.responder()).peer());
    }

    @Test
    void everyHandshakeFrameFitsANarrowLink() {
        Handshake a = initiator(alice);
        Handshake b = responder(bob);

        byte[] first = a.start();
        byte[] second = frames(b.on(first, first.length)).getFirst();
        List<byte[]> third = frames(a.on(second, second.length));

        assertEquals(
                List.of(32, 96, 64, 120),
                List.of(first.length, second.length, third.get(0).length, third.get(1).length));
        assertTrue(120 <= Link.NARROW_FRAME_BYTES);
    }

    @Test
    void refusesAnotherChain() {
        Credentials stranger = credentials(2, new ChainId("other-0123456789abcdef"), Parties.WORK);

        var ending = shake(initiator(alice), responder(stranger));

        assertRefused(Refusal.MALFORMED, ending.initiator());
    }

    @Test
    void refusesAnotherTransportName() {
        var elsewhere = Handshake.responder(bob, "ble", Handshake.freshKey(Parties.RANDOM), Parties.RANDOM);

        var ending = shake(initiator(alice), elsewhere);

        assertRefused(Refusal.MALFORMED, ending.initiator());
    }

    @Test
    void refusesAKeyWithoutWork() {
        Credentials lazy = credentials(1, Parties.CHAIN, Parties.WORK + 1);

        var ending = shake(initiator(lazy), responder(bob));

        assertRefused(Refusal.NO_WORK, ending.responder());
    }

    @Test
    void refusesItself() {
        var ending = shake(initiator(alice), responder(alice));

        assertRefused(Refusal.OURSELVES, ending.responder());
    }

    @Test
    void refusesASignatureByAnotherKey() {
        Credentials liar = claiming(alice.key().publicKey(), credentials(3).key()::sign);

        var ending = shake(initiator(liar), responder(bob));

        assertRefused(Refusal.BAD_SIGNATURE, ending.responder());
    }

    @Test
    void refusesAKeyOfSmallOrder() {
        byte[] identityPoint = new byte[32];
        identityPoint[0] = 1;
        Credentials nobody = claiming(
                PublicKey.of(identityPoint), message -> Signature.of(Arrays.copyOf(identityPoint, Signature.BYTES)));

        var ending = shake(initiator(nobody), responder(bob));

        assertRefused(Refusal.INVALID_KEY, ending.responder());
    }

    /** The responder sends back what the initiator signed, under the initiator's own handshake. */
    @Test
    void refusesAReflectedSignature() {
        byte[] staticKey = Handshake.freshKey(Parties.RANDOM).publicBytes();
        byte[] hash = new byte[32];
        var asInitiator = new Identity.Binding(Role.INITIATOR, staticKey, hash);
        var asResponder = new Identity.Binding(Role.RESPONDER, staticKey, hash);

        Identity signed = Identity.sign(alice, asInitiator);

        assertInstanceOf(Identity.Verdict.Good.class, signed.check(bob, asInitiator));
        assertEquals(new Identity.Verdict.Bad(Refusal.BAD_SIGNATURE), signed.check(bob, asResponder));
    }

    @Test
    void refusesAReplayedHandshake() {
        Handshake a = initiator(alice);
        Handshake b = responder(bob);
        byte[] first = a.start();
        byte[] second = frames(b.on(first, first.length)).getFirst();
        byte[] third = frames(a.on(second, second.length)).getFirst();
        Handshake later = responder(bob);
        later.on(first, first.length);

        Step replayed = later.on(third, third.length);

        assertRefused(Refusal.MALFORMED, replayed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void refusesAnEphemeralKeyOfSmallOrder(String point) {
        byte[] first = HexFormat.of().parseHex(point);

        Step step = responder(bob).on(first, first.length);

        assertRefused(Refusal.MALFORMED, step);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 33, 48, 512})
    void refusesAFirstMessageOfAnotherLength(int length) {
        byte[] first = Arrays.copyOf(initiator(alice).start(), length);

        Step step = responder(bob).on(first, length);

        assertRefused(Refusal.MALFORMED, step);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 79, 95, 97, 512})
    void refusesASecondMessageOfAnotherLength(int length) {
        Handshake a = initiator(alice);
        byte[] first = a.start();
        byte[] second = frames(responder(bob).on(first, first.length)).getFirst();

        Step step = a.on(Arrays.copyOf(second, length), length);

        assertRefused(Refusal.MALFORMED, step);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 47, 63, 65, 512})
    void refusesAThirdMessageOfAnotherLength(int length) {
        Handshake a = initiator(alice);
        Handshake b = responder(bob);
        byte[] first = a.start();
        byte[] second = frames(b.on(first, first.length)).getFirst();
        byte[] third = frames(a.on(second, second.length)).getFirst();

        Step step = b.on(Arrays.copyOf(third, length), length);

        assertRefused(Refusal.MALFORMED, step);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 119, 121, 512})
    void refusesAnIdentityOfAnotherLength(int length) {
        Handshake a = initiator(alice);
        Handshake b = responder(bob);
        byte[] first = a.start();
        byte[] second = frames(b.on(first, first.length)).getFirst();
        List<byte[]> third = frames(a.on(second, second.length));
        b.on(third.get(0), third.get(0).length);

        Step step = b.on(Arrays.copyOf(third.get(1), length), length);

        assertRefused(Refusal.MALFORMED, step);
    }

    /** All but the top bit of the ephemeral key, which X25519 ignores and the transcript does not. */
    @Test
    void refusesEveryAlteredByteOfTheAnswer() {
        DhKey fixed = DhKey.of(new byte[32]);
        byte[] first = fixedInitiator(fixed).start();
        byte[] second = frames(responder(bob).on(first, first.length)).getFirst();
        for (int i = 0; i < second.length; i++) {
            byte[] altered = second.clone();
            altered[i] ^= (byte) 0x80;
            Handshake again = fixedInitiator(fixed);
            again.start();

            Step step = again.on(altered, altered.length);

            assertRefused(Refusal.MALFORMED, step);
        }
    }

    @Test
    void staysRefusedAfterAFailure() {
        Handshake b = responder(bob);
        b.on(new byte[1], 1);
        byte[] first = initiator(alice).start();

        Step step = b.on(first, first.length);

        assertRefused(Refusal.OVER, step);
    }

    @Test
    void bindsTheSessionsToEachOther() {
        var ending = shake(initiator(alice), responder(bob));
        byte[] message = {1, 2, 3};
        byte[] sealed = new byte[Session.sealedSize(3)];
        byte[] opened = new byte[sealed.length];

        int size = ending.initiatorSession().seal(message, 3, sealed);
        int length = ending.responderSession().open(sealed, size, opened);

        assertArrayEquals(message, Arrays.copyOf(opened, length));
    }

    private Handshake fixedInitiator(DhKey ephemeral) {
        return new Handshake(Role.INITIATOR, alice, Parties.TRANSPORT, ephemeral, ephemeral);
    }

    private static Credentials claiming(PublicKey key, java.util.function.Function<byte[], Signature> signer) {
        SigningKey signing = new SigningKey() {
            @Override
            public PublicKey publicKey() {
                return key;
            }

            @Override
            public Signature sign(byte[] message) {
                return signer.apply(message);
            }
        };
        Credentials honest = credentials(9);
        return new Credentials(honest.chain(), signing, Parties.WORK, honest.workCheck(), honest.verifier());
    }

    private static void assertRefused(Refusal refusal, Step step) {
        assertEquals(refusal, assertInstanceOf(Step.Refused.class, step).refusal());
    }
}
