package io.bitcraps.events.action;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.Any;
import io.bitcraps.events.Golden;
import io.bitcraps.events.Keys;
import io.bitcraps.events.Samples;
import io.bitcraps.events.codec.Base64Url;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.money.Amount;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ActionCodecTest {

    private static final SignedAction TRANSFER =
            ActionCodec.sign(Samples.action(5, new ActionBody.Transfer(Keys.bob(), new Amount(1), "")), Keys.ALICE);

    @Property
    void readsEveryPayloadItWrites(@ForAll("actions") Action action) {
        assertEquals(action, ActionCodec.PAYLOAD.decode(ActionCodec.PAYLOAD.encode(action)));
    }

    @Provide
    Arbitrary<Action> actions() {
        return Any.of(Action.class);
    }

    @Property(tries = 100)
    void parsesEveryActionItSigns(@ForAll("signedActions") SignedAction signed) {
        SignedAction parsed = ActionCodec.parse(signed.jws());

        assertEquals(signed.action(), parsed.action());
        assertEquals(Sha256.hash(signed.jws()), parsed.ticket());
        assertTrue(ActionCodec.verify(parsed, new Ed25519()));
    }

    @Provide
    Arbitrary<SignedAction> signedActions() {
        return Any.of(SignedAction.class);
    }

    @Test
    void payloadsAreAsInTheGoldenFile() {
        List<ActionBody> bodies = Samples.actionBodies();

        List<String> payloads = IntStream.range(0, bodies.size())
                .mapToObj(nonce -> utf8(ActionCodec.PAYLOAD.encode(Samples.action(nonce, bodies.get(nonce)))))
                .toList();

        assertEquals(Golden.lines("actions.jsonl"), payloads);
    }

    @Test
    void everyKindOfActionIsInTheGoldenFile() {
        assertEquals(
                List.of(ActionBody.class.getPermittedSubclasses()),
                Samples.actionBodies().stream().map(Object::getClass).toList());
    }

    @Test
    void signatureIsOverHeaderAndPayload() {
        String jws = ascii(TRANSFER.jws());

        assertEquals(jws.substring(0, jws.lastIndexOf('.')), ascii(ActionCodec.signingInput(TRANSFER)));
        assertArrayEquals(
                Base64Url.decode(TRANSFER.jws(), jws.lastIndexOf('.') + 1, jws.length()),
                ActionCodec.signature(TRANSFER).bytes());
    }

    @Test
    void anotherKeysSignatureDoesNotVerify() {
        byte[] jws = TRANSFER.jws().clone();
        byte[] other = Base64Url.encode(
                Keys.BOB.sign(ActionCodec.signingInput(TRANSFER)).bytes());
        System.arraycopy(other, 0, jws, jws.length - other.length, other.length);

        assertFalse(ActionCodec.verify(ActionCodec.parse(jws), new Ed25519()));
    }

    @Test
    void signsOnlyWithTheAccountsKey() {
        Action ofAlice = Samples.action(1, new ActionBody.JoinTable(Samples.T7));

        assertThrows(IllegalArgumentException.class, () -> ActionCodec.sign(ofAlice, Keys.BOB));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    another algorithm          | "Ed25519"               | "EdDSA"
                    another type               | bitcraps-action+jws     | bitcraps-vote+jws
                    no type                    | ,"typ":"bitcraps-action+jws" | ''
                    another member             | }                       | ,"crit":[]}
                    white space                | ,"kid"                  | , "kid"
                    members in another order   | "alg":"Ed25519","kid"   | "kid":"x","alg"
                    an escape for no reason    | "alg"                   | "\\u0061lg"
                    """)
    void refusesAnyOtherHeader(String what, String part, String instead) {
        String header = utf8(decoded(0));

        byte[] jws = join(header.replace(part, instead), utf8(decoded(1)));

        assertTrue(header.contains(part), what);
        assertThrows(Malformed.class, () -> ActionCodec.parse(jws), what);
    }

    @Test
    void refusesAHeaderThatNamesAnotherKey() {
        String header = utf8(decoded(0)).replace(Keys.alice().text(), Keys.bob().text());

        byte[] jws = join(header, utf8(decoded(1)));

        assertThrows(Malformed.class, () -> ActionCodec.parse(jws));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    unknown type               | "transfer"              | "steal"
                    type of another body       | "transfer"              | "join-table"
                    unknown member             | "body"                  | "comment":"","body"
                    duplicate member           | "nonce":5               | "nonce":5,"nonce":5
                    missing member             | "nonce":5,              | ''
                    reordered members          | "nonce":5,"validUntilHeight":120 | "validUntilHeight":120,"nonce":5
                    member of another case     | "nonce"                 | "Nonce"
                    escaped member name        | "nonce"                 | "\\u006eonce"
                    white space                | "nonce":5               | "nonce": 5
                    leading zero               | "nonce":5               | "nonce":05
                    plus sign                  | "nonce":5               | "nonce":+5
                    fraction                   | "nonce":5               | "nonce":5.0
                    exponent                   | "nonce":5               | "nonce":5e0
                    minus zero                 | "nonce":5               | "nonce":-0
                    negative                   | "nonce":5               | "nonce":-5
                    beyond 64 bits             | "nonce":5               | "nonce":9223372036854775808
                    string for a number        | "nonce":5               | "nonce":"5"
                    null                       | "nonce":5               | "nonce":null
                    number for an amount       | "amount":"1"            | "amount":1
                    negative amount            | "amount":"1"            | "amount":"-1"
                    fractional amount          | "amount":"1"            | "amount":"1.0"
                    proof of work not at nonce 0 | ,"body"               | ,"pow":"7","body"
                    no proof of work at nonce 0 | "nonce":5              | "nonce":0
                    memo of odd length         | "memo":""               | "memo":"abc"
                    memo in upper case         | "memo":""               | "memo":"AB"
                    memo that is no hex        | "memo":""               | "memo":"\\u0041b"
                    padding in a key           | "memo"                  | "memo="
                    chain of other characters  | "demo-                  | "Demo-
                    an escape for no reason    | "demo-                  | "\\u0064emo-
                    bytes after the payload    | }}                      | }}}
                    a value after the payload  | }}                      | }}1
                    unclosed                   | }}                      | }
                    """)
    void refusesPayloadsThatAreNotCanonical(String what, String part, String instead) {
        String payload = utf8(decoded(1));

        byte[] jws = join(utf8(decoded(0)), payload.replace(part, instead));

        assertTrue(payload.contains(part), what);
        assertThrows(Malformed.class, () -> ActionCodec.parse(jws), what);
    }

    @Test
    void refusesMemosOfMoreThan32Bytes() {
        String payload = utf8(decoded(1)).replace("\"memo\":\"\"", "\"memo\":\"" + "ab".repeat(33) + "\"");

        assertThrows(Malformed.class, () -> ActionCodec.parse(join(utf8(decoded(0)), payload)));
    }

    @Test
    void refusesMoreThan32Wagers() {
        String payload = Golden.lines("actions.jsonl").get(9);
        String wager = "{\"bet\":\"pass\",\"number\":0,\"amount\":\"1\"}";
        String many = payload.replaceAll("\"wagers\":\\[.*]", "\"wagers\":[" + (wager + ",").repeat(32) + wager + "]");

        assertThrows(Malformed.class, () -> ActionCodec.PAYLOAD.decode(many.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "eyJ9.eyJ9."})
    void refusesWhatIsNotThreeParts(String jws) {
        assertThrows(Malformed.class, () -> ActionCodec.parse(jws.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void refusesEveryAlteredByteOfHeaderAndSeparators() {
        int payloadStart = ascii(TRANSFER.jws()).indexOf('.') + 1;
        for (int i = 0; i < payloadStart; i++) {
            byte[] altered = TRANSFER.jws().clone();
            altered[i] ^= 1;

            assertThrows(Malformed.class, () -> ActionCodec.parse(altered), "byte " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "==", "\n", " ", ".", "A", "AAAA"})
    void refusesTrailingBytes(String more) {
        byte[] jws = (ascii(TRANSFER.jws()) + more).getBytes(StandardCharsets.US_ASCII);

        assertThrows(Malformed.class, () -> ActionCodec.parse(jws));
    }

    @Test
    void refusesSpareBitsInTheSignature() {
        byte[] jws = TRANSFER.jws().clone();
        jws[jws.length - 1]++; // 86 characters carry 516 bits, four of them spare

        assertThrows(Malformed.class, () -> ActionCodec.parse(jws));
    }

    @Test
    void refusesBytesThatAreNotAscii() {
        byte[] jws = TRANSFER.jws().clone();
        jws[200] |= (byte) 0x80;

        assertThrows(Malformed.class, () -> ActionCodec.parse(jws));
    }

    @Test
    void refusesOversizeBeforeItLooksInside() {
        byte[] oversize = Arrays.copyOf(TRANSFER.jws(), SignedAction.MAX_BYTES + 1);

        Malformed refusal = assertThrows(Malformed.class, () -> ActionCodec.parse(oversize));

        assertTrue(String.valueOf(refusal.getMessage()).contains("16384"));
    }

    @Test
    void refusesDeepNestingWithoutFollowingIt() {
        String payload = utf8(decoded(1)).replace("\"memo\":\"\"", "\"memo\":" + "[".repeat(10_000));

        assertThrows(Malformed.class, () -> ActionCodec.parse(join(utf8(decoded(0)), payload)));
    }

    private static byte[] decoded(int part) {
        byte[] jws = TRANSFER.jws();
        int dot = ascii(jws).indexOf('.');
        return part == 0
                ? Base64Url.decode(jws, 0, dot)
                : Base64Url.decode(jws, dot + 1, ascii(jws).lastIndexOf('.'));
    }

    private static byte[] join(String header, String payload) {
        String input = ascii(Base64Url.encode(header.getBytes(StandardCharsets.UTF_8))) + "."
                + ascii(Base64Url.encode(payload.getBytes(StandardCharsets.UTF_8)));
        byte[] signature =
                Keys.ALICE.sign(input.getBytes(StandardCharsets.US_ASCII)).bytes();
        return (input + "." + ascii(Base64Url.encode(signature))).getBytes(StandardCharsets.US_ASCII);
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
