package io.bitcraps.node.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.query.port.Ingress;
import org.junit.jupiter.api.Test;

class LateIngressTest {

    private static final PublicKey KEY = new PublicKey(1, 2, 3, 4);

    private final NodeHealth health = new NodeHealth();
    private final LateIngress late = new LateIngress(health::hasCaughtUp);

    /** Says what it was asked; knows every ticket but zero. */
    private static final class Echo implements Ingress {
        @Override
        public Submission submit(byte[] jws) {
            return new Submission.Refused("submit", "of " + jws.length);
        }

        @Override
        public Ticket ticket(Hash ticket, long waitMs) {
            return ticket.equals(Hash.ZERO) ? new Ticket.Unknown() : new Ticket.Final(waitMs, new Height(1));
        }

        @Override
        public Submission faucet(PublicKey to, Amount amount) {
            return new Submission.Refused("faucet", to + " " + amount.micro());
        }
    }

    private static Hash known() {
        return Hash.parse("ab".repeat(32));
    }

    @Test
    void knowsNothingWhileTheNodeReplays() throws InterruptedException {
        health.enter(Phase.REPLAYING);

        assertEquals(new Ingress.Submission.Starting(), late.submit(new byte[3]));
        assertEquals(new Ingress.Submission.Starting(), late.faucet(KEY, Amount.crap(1)));
        assertEquals(new Ingress.Ticket.Starting(), late.ticket(known(), 1_000));
    }

    @Test
    void knowsWhatIsInTheLogAndNoMoreWhileTheNodeCatchesUp() throws InterruptedException {
        late.becomes(new Echo());
        health.enter(Phase.CATCHING_UP);

        assertEquals(new Ingress.Ticket.Final(250, new Height(1)), late.ticket(known(), 250));
        assertEquals(new Ingress.Ticket.Starting(), late.ticket(Hash.ZERO, 0));
        assertEquals(new Ingress.Submission.Starting(), late.submit(new byte[3]));
        assertEquals(new Ingress.Submission.Starting(), late.faucet(KEY, new Amount(5)));
    }

    @Test
    void isTheRealOneOnceTheNodeHasBeenLive() throws InterruptedException {
        late.becomes(new Echo());
        health.enter(Phase.LIVE);
        health.enter(Phase.STOPPING);

        assertEquals(new Ingress.Submission.Refused("submit", "of 3"), late.submit(new byte[3]));
        assertEquals(new Ingress.Submission.Refused("faucet", KEY + " 5"), late.faucet(KEY, new Amount(5)));
        assertEquals(new Ingress.Ticket.Final(250, new Height(1)), late.ticket(known(), 250));
        assertEquals(new Ingress.Ticket.Unknown(), late.ticket(Hash.ZERO, 250));
    }
}
