package io.bitcraps.node.ingress;

import static io.bitcraps.node.ingress.Ledgers.HEIGHT;
import static io.bitcraps.node.ingress.Ledgers.MAX_HEIGHTS;
import static io.bitcraps.node.ingress.Ledgers.MAX_MS;
import static io.bitcraps.node.ingress.Ledgers.NOW_MS;
import static io.bitcraps.node.ingress.Ledgers.account;
import static io.bitcraps.node.ingress.Ledgers.key;
import static io.bitcraps.node.ingress.Ledgers.other;
import static io.bitcraps.node.ingress.Ledgers.signed;
import static io.bitcraps.node.ingress.Ledgers.tip;
import static io.bitcraps.node.ingress.Ledgers.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.Signature;
import io.bitcraps.events.money.Amount;
import io.bitcraps.node.ingress.Admission.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {

    private static final SigningKey ALICE = key(1);
    private static final SigningKey BOB = key(2);
    private static final PublicKey PEER = key(50).publicKey();

    private final Ed25519 ed25519 = Ed25519.best();
    private final Mempool mempool = new Mempool(100, 1);
    private int verified;
    private final Admission admission = new Admission(Ledgers.CHAIN, this::verify);

    private boolean verify(PublicKey key, byte[] message, Signature signature) {
        verified++;
        return ed25519.verify(key, message, signature);
    }

    private String refusal(byte[] jws, Admission.Tip tip) {
        return refusal(jws, tip, null);
    }

    private String refusal(byte[] jws, Admission.Tip tip, @Nullable PublicKey peer) {
        return assertInstanceOf(Outcome.Refused.class, admission.check(jws, tip, mempool, peer))
                .code();
    }

    /** Another signature than its key's, in canonical base64url. */
    private static byte[] badlySigned(SignedAction action) {
        byte[] jws = action.jws().clone();
        int first = jws.length - 86;
        jws[first] = (byte) (jws[first] == 'A' ? 'B' : 'A');
        return jws;
    }

    @Test
    void admitsAnActionThatABlockCouldHold() {
        Outcome outcome = admission.check(signed(ALICE, 3).jws(), tip(account(ALICE, 3)), mempool);

        assertEquals(new Outcome.Admitted(signed(ALICE, 3)), outcome);
        assertEquals(1, verified);
    }

    @Test
    void admitsAnAccountsFirstActionWithItsProofOfWork() {
        Outcome outcome = admission.check(signed(ALICE, 0).jws(), tip(account(ALICE, 0)), mempool);

        assertInstanceOf(Outcome.Admitted.class, outcome);
    }

    @Test
    void doesNotVerifyWhatIsPendingASecondTime() {
        mempool.add(signed(ALICE, 3));

        Outcome outcome = admission.check(signed(ALICE, 3).jws(), tip(account(ALICE, 3)), mempool);

        assertInstanceOf(Outcome.Admitted.class, outcome);
        assertEquals(0, verified);
    }

    @Test
    void refusesAnActionAboveItsSize() {
        assertEquals("action-too-large", refusal(new byte[SignedAction.MAX_BYTES + 1], tip()));
        assertEquals("malformed-action", refusal(new byte[SignedAction.MAX_BYTES], tip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "{}"})
    void refusesWhatIsNoAction(String bytes) {
        assertEquals("malformed-action", refusal(bytes.getBytes(StandardCharsets.US_ASCII), tip()));
    }

    @Test
    void refusesAnActionWithSomethingBehindIt() {
        String jws = new String(signed(ALICE, 3).jws(), StandardCharsets.US_ASCII);

        assertEquals(
                "malformed-action", refusal((jws + "\n").getBytes(StandardCharsets.US_ASCII), tip(account(ALICE, 3))));
    }

    @ParameterizedTest(name = "until height {0} and {1} ms: {2}")
    @CsvSource({
        "100, 1000001, expired",
        "101, 1000000, expired",
        "101, 1000001, ''",
        "1100, 1060000, ''",
        "1101, 1060000, validity-too-far",
        "1100, 1060001, validity-too-far"
    })
    void boundsHowLongAnActionIsValid(long height, long timeMs, String code) {
        assertEquals(List.of(100L, 1_000_000L, 1_000L, 60_000L), List.of(HEIGHT, NOW_MS, MAX_HEIGHTS, MAX_MS));

        Outcome outcome = admission.check(until(ALICE, 3, height, timeMs).jws(), tip(account(ALICE, 3)), mempool);

        assertEquals(code, outcome instanceof Outcome.Refused refused ? refused.code() : "");
    }

    @ParameterizedTest(name = "nonce {0} where 3 is next: {1}")
    @CsvSource({"2, nonce-used", "3, ''", "19, ''", "20, nonce-too-far"})
    void takesNoncesOfTheWindow(long nonce, String code) {
        Outcome outcome = admission.check(signed(ALICE, nonce).jws(), tip(account(ALICE, 3)), mempool);

        assertEquals(code, outcome instanceof Outcome.Refused refused ? refused.code() : "");
    }

    @Test
    void anAccountFillsNoMoreThanItsWindow() {
        int admitted = 0;
        for (long nonce = 0; nonce < 40; nonce++) {
            Outcome outcome = admission.check(signed(ALICE, nonce).jws(), tip(account(ALICE, 0)), mempool);
            if (outcome instanceof Outcome.Admitted(SignedAction action)) {
                mempool.add(action);
                admitted++;
            }
        }

        assertEquals(Mempool.MAX_PER_ACCOUNT, admitted);
        assertEquals(17, mempool.size());
    }

    /**
     * An account whose old actions are not out of the mempool yet when the next state is there: its window has moved
     * on, its places have not.
     */
    @Test
    void refusesAnAccountThatHoldsAllItsPlaces() {
        for (long nonce = 0; nonce < 17; nonce++) {
            mempool.add(signed(ALICE, nonce));
        }

        assertEquals("too-many-pending", refusal(signed(ALICE, 17).jws(), tip(account(ALICE, 1))));
        assertEquals(0, verified);
    }

    @Test
    void refusesAPeerThatHoldsAllItsPlacesButNobodyElse() {
        for (int account = 100; mempool.size() < 50; account++) {
            mempool.add(signed(key(account), 3), PEER);
        }
        Admission.Tip tip = tip(account(ALICE, 3));

        assertEquals("too-many-pending", refusal(signed(ALICE, 3).jws(), tip, PEER));
        assertEquals(0, verified);
        assertInstanceOf(
                Outcome.Admitted.class, admission.check(signed(ALICE, 3).jws(), tip, mempool, key(51).publicKey()));
        assertInstanceOf(
                Outcome.Admitted.class, admission.check(signed(ALICE, 3).jws(), tip, mempool));
    }

    @Test
    void refusesASecondActionWithANonce() {
        mempool.add(other(ALICE, 3));

        assertEquals("nonce-taken", refusal(signed(ALICE, 3).jws(), tip(account(ALICE, 3))));
    }

    @Test
    void refusesABadSignature() {
        assertEquals("bad-signature", refusal(badlySigned(signed(ALICE, 3)), tip(account(ALICE, 3))));
    }

    /**
     * An action with every flaw at once loses one after the other, in the order of the checks: each time the first that
     * is left is named, and until nothing but the signature is left none is verified.
     */
    @Test
    void namesTheFirstOfAllThatIsWrongAndVerifiesLast() {
        PublicKey noPoint = new PublicKey(0, 0, 0, 0);
        List<String> codes = new ArrayList<>();
        codes.add(refusal(new byte[SignedAction.MAX_BYTES + 1], tip()));
        byte[] unreadable = badlySigned(signed(ALICE, 0));
        unreadable[0] = '!';
        codes.add(refusal(unreadable, tip()));
        codes.add(refusal(flawed(ALICE.publicKey(), new ChainId("other"), 1, NOW_MS + MAX_MS + 1, 0), tip()));
        codes.add(refusal(flawed(ALICE.publicKey(), Ledgers.CHAIN, 1, NOW_MS + MAX_MS + 1, 0), tip()));
        codes.add(refusal(flawed(ALICE.publicKey(), Ledgers.CHAIN, 101, NOW_MS + MAX_MS + 1, 0), tip()));
        codes.add(refusal(flawed(ALICE.publicKey(), Ledgers.CHAIN, 101, NOW_MS + 1, 0), tip()));
        codes.add(refusal(withoutProof(), tip(account(ALICE.publicKey(), 5, Amount.ZERO))));
        Admission.Tip poor = tip(account(ALICE.publicKey(), 5, Amount.ZERO));
        codes.add(refusal(badlySigned(signed(ALICE, 0)), poor));
        codes.add(refusal(badlySigned(signed(ALICE, 22)), poor));
        mempool.add(other(ALICE, 21));
        for (long nonce = 5; nonce < 21; nonce++) {
            mempool.add(signed(ALICE, nonce));
        }
        codes.add(refusal(badlySigned(signed(ALICE, 21)), poor));
        codes.add(refusal(
                badlySigned(signed(ALICE, 22)), tip(account(ALICE.publicKey(), 6, Amount.ZERO)))); // all its places
        codes.add(refusal(
                flawed(noPoint, Ledgers.CHAIN, 101, NOW_MS + 1, ProofOfWork.solve(noPoint, Ledgers.POW_BITS, 0)),
                tip(account(noPoint, 0, Amount.ZERO))));
        codes.add(refusal(
                flawed(noPoint, Ledgers.CHAIN, 101, NOW_MS + 1, ProofOfWork.solve(noPoint, Ledgers.POW_BITS, 0)),
                tip(account(noPoint, 0, Ledgers.FEE))));
        int before = verified;
        codes.add(refusal(badlySigned(signed(BOB, 3)), tip(account(BOB, 3))));

        assertEquals(
                List.of(
                        "action-too-large",
                        "malformed-action",
                        "wrong-chain",
                        "expired",
                        "validity-too-far",
                        "unknown-account",
                        "bad-proof-of-work",
                        "nonce-used",
                        "nonce-too-far",
                        "nonce-taken",
                        "too-many-pending",
                        "cannot-pay-fee",
                        "invalid-key",
                        "bad-signature"),
                codes);
        assertEquals(0, before);
        assertEquals(1, verified);
    }

    private static byte[] withoutProof() {
        long wrong = 0;
        while (ProofOfWork.check(ALICE.publicKey(), wrong, Ledgers.POW_BITS)) {
            wrong++;
        }
        return flawed(ALICE.publicKey(), Ledgers.CHAIN, 101, NOW_MS + 1, wrong);
    }

    /** Nonce 0 of any account, with a signature that nobody made. */
    private static byte[] flawed(PublicKey account, ChainId chain, long height, long timeMs, long proof) {
        Action action = new Action(
                chain,
                account,
                Nonce.ZERO,
                new Height(height),
                timeMs,
                proof,
                new ActionBody.Transfer(BOB.publicKey(), new Amount(1), ""));
        return ActionCodec.sign(action, new Forger(account)).jws();
    }

    /** Signs nothing, for keys that nobody has. */
    private record Forger(PublicKey publicKey) implements SigningKey {
        @Override
        public Signature sign(byte[] message) {
            return Signature.of(new byte[Signature.BYTES]);
        }
    }
}
