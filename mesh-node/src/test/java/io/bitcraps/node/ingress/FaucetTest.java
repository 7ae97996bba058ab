package io.bitcraps.node.ingress;

import static io.bitcraps.node.ingress.Ledgers.account;
import static io.bitcraps.node.ingress.Ledgers.key;
import static io.bitcraps.node.ingress.Ledgers.tip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.query.port.Ingress.Submission;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaucetTest {

    private static final SigningKey FAUCET = key(9);
    private static final PublicKey PLAYER = key(3).publicKey();
    private static final int PER_SECOND = 40;

    private final Mempool mempool = new Mempool(1_000);
    private final List<SignedAction> granted = new ArrayList<>();
    private Admission.Tip tip = tip(account(FAUCET, 0));
    private long nowMs = 5_000;
    private final Faucet faucet = new Faucet(
            new OwnAccount(Ledgers.CHAIN, FAUCET, ProofOfWork.solve(FAUCET.publicKey(), Ledgers.POW_BITS, 0), mempool),
            PER_SECOND,
            () -> nowMs);
    private final ActionIngress ingress = new ActionIngress(
            new Admission(Ledgers.CHAIN, Ed25519.best()),
            () -> tip,
            mempool,
            new Tickets(new OneActionLog(Hash.ZERO), mempool),
            granted::addAll,
            faucet);

    private Submission grant() {
        return ingress.faucet(PLAYER, Amount.crap(1));
    }

    private List<Long> nonces() {
        return granted.stream().map(action -> action.action().nonce().value()).toList();
    }

    private void becomesFinal(SignedAction action) {
        long next = action.action().nonce().value() + 1;
        tip = tip(account(FAUCET, next));
        mempool.finalized(List.of(action), account -> new Mempool.Room(next, 16), Ledgers.HEIGHT, 0);
    }

    private void refuses(String code, Submission submission) {
        assertEquals(
                code, assertInstanceOf(Submission.Refused.class, submission).code());
        assertEquals(List.of(), granted);
    }

    @Test
    void signsAnOrdinaryGrant() {
        Submission submission = grant();

        SignedAction action = granted.getFirst();
        assertEquals(new Submission.Accepted(action.ticket()), submission);
        assertEquals(
                new ActionBody.Grant(PLAYER, Amount.crap(1)), action.action().body());
        assertEquals(FAUCET.publicKey(), action.action().account());
    }

    @Test
    void grantsOneAfterTheOther() {
        grant();
        grant();
        becomesFinal(granted.getFirst());
        grant();

        assertEquals(List.of(0L, 1L, 2L), nonces());
    }

    @Test
    void fillsTheGapOfAGrantThatExpired() {
        grant();
        grant();
        becomesFinal(granted.getFirst());
        mempool.expire(Ledgers.HEIGHT + Ledgers.MAX_HEIGHTS, 0);

        grant();
        grant();

        assertEquals(List.of(0L, 1L, 1L, 2L), nonces());
    }

    /** The state a grant is made from may be a block older than the mempool. */
    @Test
    void usesNoNonceTwiceWhenItsStateIsOld() {
        grant();
        grant();
        SignedAction first = granted.getFirst();
        mempool.finalized(List.of(first), account -> new Mempool.Room(1, 16), Ledgers.HEIGHT, 0);

        Submission third = grant();

        assertInstanceOf(Submission.Accepted.class, third);
        assertEquals(List.of(0L, 1L, 2L), nonces());
    }

    @Test
    void isBusyWithAsManyGrantsAsMayWait() {
        for (int i = 0; i < 16; i++) {
            assertInstanceOf(Submission.Accepted.class, grant());
        }

        assertEquals(new Submission.Busy(1), grant());
        becomesFinal(granted.getFirst());
        assertInstanceOf(Submission.Accepted.class, grant());
    }

    @Test
    void givesNoMoreASecondThanItMay() {
        for (int i = 0; i < PER_SECOND; i++) {
            assertInstanceOf(Submission.Accepted.class, grant());
            becomesFinal(granted.getLast());
        }
        assertEquals(new Submission.Busy(1), grant());

        nowMs += 1_000 / PER_SECOND;

        assertInstanceOf(Submission.Accepted.class, grant());
        becomesFinal(granted.getLast());
        assertEquals(new Submission.Busy(1), grant());
    }

    @Test
    void refusesAmountsBeyondItsLimit() {
        refuses("amount-out-of-range", ingress.faucet(PLAYER, Amount.ZERO));
        refuses("amount-out-of-range", ingress.faucet(PLAYER, new Amount(Ledgers.FAUCET_LIMIT.micro() + 1)));

        assertInstanceOf(Submission.Accepted.class, ingress.faucet(PLAYER, Ledgers.FAUCET_LIMIT));
    }

    @Test
    void refusesAKeyThatIsNone() {
        refuses("invalid-key", ingress.faucet(new PublicKey(0, 0, 0, 0), Amount.crap(1)));
    }

    @Test
    void refusesWithoutAnAccount() {
        tip = tip();

        refuses("no-faucet", grant());
    }

    @Test
    void saysWhyItsGrantWasRefused() {
        tip = tip(account(FAUCET.publicKey(), 0, Amount.ZERO));

        refuses("cannot-pay-fee", grant());
    }

    @Test
    void aNodeWithoutTheKeyHasNoFaucet() {
        var without = new ActionIngress(
                new Admission(Ledgers.CHAIN, Ed25519.best()),
                () -> tip,
                mempool,
                new Tickets(new OneActionLog(Hash.ZERO), mempool),
                granted::addAll,
                null);

        refuses("no-faucet", without.faucet(PLAYER, Amount.crap(1)));
    }
}
