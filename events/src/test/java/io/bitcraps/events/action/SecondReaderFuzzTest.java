package io.bitcraps.events.action;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import io.bitcraps.events.Keys;
import io.bitcraps.events.Samples;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.fuzz.Decoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever we take as an action, Nimbus JOSE takes as a JWS, reads the same of it, and Bouncy Castle comes to the same verdict
 * on its signature. Not the other way round: we take one form of many.
 */
class SecondReaderFuzzTest {

    private static final Ed25519 OURS = new Ed25519();

    static Stream<Decoder> decoders() {
        List<byte[]> actions = Samples.actionBodies().stream()
                .map(body ->
                        ActionCodec.sign(Samples.action(5, body), Keys.ALICE).jws())
                .toList();
        return Stream.of(new Decoder("action-read-twice", actions, SecondReaderFuzzTest::readTwice).tries(400));
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void readsTheSame(Decoder decoder) {
        decoder.attack();
    }

    private static byte[] readTwice(byte[] jws) throws Exception {
        SignedAction ours = ActionCodec.parse(jws);

        JWSObject theirs = JWSObject.parse(new String(jws, StandardCharsets.US_ASCII));

        Action action = ours.action();
        assertEquals(JWSAlgorithm.Ed25519, theirs.getHeader().getAlgorithm());
        assertEquals(action.account().text(), theirs.getHeader().getKeyID());
        assertEquals("bitcraps-action+jws", theirs.getHeader().getType().getType());
        assertArrayEquals(
                ActionCodec.PAYLOAD.encode(action), theirs.getPayload().toBytes());
        assertArrayEquals(ActionCodec.signingInput(ours), theirs.getSigningInput());
        assertArrayEquals(
                ActionCodec.signature(ours).bytes(), theirs.getSignature().decode());
        Map<String, Object> payload = theirs.getPayload().toJSONObject();
        assertEquals(action.chain().text(), payload.get("chain"));
        assertEquals(action.account().text(), payload.get("account"));
        assertEquals(action.nonce().value(), payload.get("nonce"));
        assertEquals(action.validUntilHeight().value(), payload.get("validUntilHeight"));
        assertEquals(action.validUntilMs(), payload.get("validUntil"));
        assertEquals(verdict(theirs, action), ActionCodec.verify(ours, OURS));
        return jws;
    }

    private static boolean verdict(JWSObject theirs, Action action) {
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(action.account().bytes()));
        byte[] input = theirs.getSigningInput();
        verifier.update(input, 0, input.length);
        return verifier.verifySignature(theirs.getSignature().decode());
    }
}
