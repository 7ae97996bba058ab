package io.bitcraps.node.ingress;

import static io.bitcraps.node.ingress.Ledgers.account;
import static io.bitcraps.node.ingress.Ledgers.key;
import static io.bitcraps.node.ingress.Ledgers.other;
import static io.bitcraps.node.ingress.Ledgers.signed;
import static io.bitcraps.node.ingress.Ledgers.tip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.Hash;
import io.bitcraps.query.port.Ingress.Submission;
import io.bitcraps.query.port.Ingress.Ticket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionIngressTest {

    private static final SigningKey ALICE = key(1);

    private final SignedAction action = signed(ALICE, 3);
    private final OneActionLog log = new OneActionLog(action.ticket());
    private final Mempool mempool = new Mempool(20);
    private final List<Hash> arrived = new ArrayList<>();
    private Admission.Tip tip = tip(account(ALICE, 3));
    private final ActionIngress ingress = new ActionIngress(
            new Admission(Ledgers.CHAIN, Ed25519.best()),
            () -> tip,
            mempool,
            new Tickets(log, mempool),
            actions -> actions.forEach(added -> arrived.add(added.ticket())),
            null);

    private String refusal(Submission submission) {
        return assertInstanceOf(Submission.Refused.class, submission).code();
    }

    @Test
    void takesAnActionAndTellsOfItOnce() throws InterruptedException {
        Submission first = ingress.submit(action.jws());
        Submission again = ingress.submit(action.jws().clone());

        assertEquals(new Submission.Accepted(action.ticket()), first);
        assertEquals(first, again);
        assertEquals(List.of(action.ticket()), arrived);
        assertInstanceOf(Ticket.Pending.class, ingress.ticket(action.ticket(), 0));
    }

    @Test
    void givesAFinalActionItsTicketAgain() throws InterruptedException {
        ingress.submit(action.jws());
        log.becomesDurable();
        mempool.finalized(List.of(action), account -> new Mempool.Room(4, 16), Ledgers.HEIGHT, 0);
        tip = tip(account(ALICE, 4));

        Submission again = ingress.submit(action.jws());

        assertEquals(new Submission.Accepted(action.ticket()), again);
        assertEquals(
                new Ticket.Final(OneActionLog.POSITION, OneActionLog.HEIGHT), ingress.ticket(action.ticket(), 1_000));
        assertEquals(1, arrived.size());
    }

    /** The state says that its nonce is next, the mempool knows better. */
    @Test
    void givesAnActionThatBecomesFinalMeanwhileItsTicket() {
        log.becomesDurable();
        mempool.finalized(List.of(action), account -> new Mempool.Room(4, 16), Ledgers.HEIGHT, 0);

        assertEquals(new Submission.Accepted(action.ticket()), ingress.submit(action.jws()));
        assertEquals("nonce-used", refusal(ingress.submit(other(ALICE, 3).jws())));
        assertEquals(0, mempool.size());
        assertEquals(List.of(), arrived);
    }

    @Test
    void refusesWhatTheChecksRefuse() {
        assertEquals("nonce-used", refusal(ingress.submit(signed(ALICE, 2).jws())));
        assertEquals("malformed-action", refusal(ingress.submit(new byte[3])));
        assertEquals("action-too-large", refusal(ingress.submit(new byte[SignedAction.MAX_BYTES + 1])));
        assertEquals(List.of(), arrived);
    }

    @Test
    void refusesASecondActionWithANonce() {
        ingress.submit(action.jws());

        assertEquals("nonce-taken", refusal(ingress.submit(other(ALICE, 3).jws())));
    }

    @Test
    void isBusyWhileTheMempoolIsFull() {
        for (int i = 0; i < 20; i++) {
            mempool.add(signed(key(100 + i), 0));
        }

        assertEquals(new Submission.Busy(1), ingress.submit(action.jws()));
        mempool.expire(Ledgers.HEIGHT + 10, 0);
        assertInstanceOf(Submission.Accepted.class, ingress.submit(action.jws()));
    }

    @Test
    void isBusyForAnAccountThatHoldsAllItsPlaces() {
        for (long nonce = 3; nonce < 20; nonce++) {
            assertInstanceOf(
                    Submission.Accepted.class,
                    ingress.submit(signed(ALICE, nonce).jws()));
        }
        tip = tip(account(ALICE, 4));

        assertEquals(new Submission.Busy(1), ingress.submit(signed(ALICE, 20).jws()));
    }
}
