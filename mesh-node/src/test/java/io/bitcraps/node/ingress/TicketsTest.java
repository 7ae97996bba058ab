package io.bitcraps.node.ingress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.money.Amount;
import io.bitcraps.query.port.Ingress.Ticket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TicketsTest {

    private static final long LONG_MS = 30_000;

    private final SignedAction action = action();
    private final OneActionLog log = new OneActionLog(action.ticket());
    private final Mempool mempool = new Mempool(10);
    private final Tickets tickets = new Tickets(log, mempool);

    /** Waiter and publisher meet in whatever order the scheduler likes: the waiter must hear of it in every one. */
    @RepeatedTest(50)
    void whoeverWaitsHearsThatItsActionIsFinal() throws Exception {
        mempool.add(action);
        FutureTask<Ticket> waiter = new FutureTask<>(() -> tickets.await(action.ticket(), LONG_MS));
        Thread.ofPlatform().start(waiter);

        log.becomesDurable();
        mempool.finalized(List.of(action), account -> new Mempool.Room(1, 16), 1, 1);
        tickets.settled(Map.of(action.ticket(), OneActionLog.POSITION), OneActionLog.HEIGHT);

        assertEquals(
                new Ticket.Final(OneActionLog.POSITION, OneActionLog.HEIGHT),
                waiter.get(LONG_MS / 2, TimeUnit.MILLISECONDS));
    }

    @RepeatedTest(20)
    void whoeverWaitsHearsThatItsActionIsLost() throws Exception {
        mempool.add(action);
        FutureTask<Ticket> waiter = new FutureTask<>(() -> tickets.await(action.ticket(), LONG_MS));
        Thread.ofPlatform().start(waiter);

        tickets.lost(mempool.finalized(List.of(), account -> new Mempool.Room(0, 16), 100, 1));

        assertInstanceOf(Ticket.Unknown.class, waiter.get(LONG_MS / 2, TimeUnit.MILLISECONDS));
    }

    @Test
    void anActionStillPendingWhenTheTimeIsOverIsPending() throws InterruptedException {
        mempool.add(action);

        Ticket standing = tickets.await(action.ticket(), 1);

        assertInstanceOf(Ticket.Pending.class, standing);
    }

    @Test
    void anActionNobodyKnowsNeedsNoWaiting() throws InterruptedException {
        Ticket standing = tickets.await(action.ticket(), LONG_MS);

        assertInstanceOf(Ticket.Unknown.class, standing);
    }

    @Test
    void whoeverAsksAfterTheBlockNeedsNoWaiting() throws InterruptedException {
        log.becomesDurable();

        assertEquals(
                new Ticket.Final(OneActionLog.POSITION, OneActionLog.HEIGHT), tickets.await(action.ticket(), LONG_MS));
        assertEquals(new Ticket.Final(OneActionLog.POSITION, OneActionLog.HEIGHT), tickets.look(action.ticket()));
    }

    @Test
    void anActionIsFinalAsSoonAsItsBlockIsDurableThoughTheMempoolStillHoldsIt() {
        mempool.add(action);
        log.becomesDurable();

        assertInstanceOf(Ticket.Final.class, tickets.look(action.ticket()));
    }

    @Test
    void allWhoWaitForOneActionHearOfIt() throws Exception {
        mempool.add(action);
        List<FutureTask<Ticket>> waiters = IntStream.range(0, 5)
                .mapToObj(i -> new FutureTask<>(() -> tickets.await(action.ticket(), LONG_MS)))
                .toList();
        waiters.forEach(waiter -> Thread.ofVirtual().start(waiter));

        log.becomesDurable();
        mempool.finalized(List.of(action), account -> new Mempool.Room(1, 16), 1, 1);
        tickets.settled(Map.of(action.ticket(), OneActionLog.POSITION), OneActionLog.HEIGHT);

        for (FutureTask<Ticket> waiter : waiters) {
            assertInstanceOf(Ticket.Final.class, waiter.get(LONG_MS / 2, TimeUnit.MILLISECONDS));
        }
    }

    private static SignedAction action() {
        SigningKey key = Ed25519.signingKey(new byte[32]);
        return ActionCodec.sign(
                new Action(
                        new ChainId("tickets"),
                        key.publicKey(),
                        Nonce.ZERO,
                        new Height(100),
                        1_000,
                        0,
                        new ActionBody.Transfer(key.publicKey(), new Amount(1), "")),
                key);
    }
}
