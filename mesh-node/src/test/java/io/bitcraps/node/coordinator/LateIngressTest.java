package io.bitcraps.node.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.query.port.Ingress;
import org.junit.jupiter.api.Test;

class LateIngressTest {

    private static final PublicKey KEY = new PublicKey(1, 2, 3, 4);

    private final LateIngress late = new LateIngress();

    /** Says what it was asked. */
    private static final class Echo implements Ingress {
        @Override
        public Submission submit(byte[] jws) {
            return new Submission.Refused("submit", "of " + jws.length);
        }

        @Override
        public Ticket ticket(Hash ticket, long waitMs) {
            return new Ticket.Final(waitMs, new Height(1));
        }

        @Override
        public Submission faucet(PublicKey to, Amount amount) {
            return new Submission.Refused("faucet", to + " " + amount.micro());
        }
    }

    @Test
    void isBusyWhileTheNodeStarts() throws InterruptedException {
        assertEquals(new Ingress.Submission.Busy(1), late.submit(new byte[3]));
        assertEquals(new Ingress.Submission.Busy(1), late.faucet(KEY, Amount.crap(1)));
        assertInstanceOf(Ingress.Ticket.Unknown.class, late.ticket(Hash.ZERO, 1_000));
    }

    @Test
    void isTheRealOneOnceThatIsThere() throws InterruptedException {
        late.becomes(new Echo());

        assertEquals(new Ingress.Submission.Refused("submit", "of 3"), late.submit(new byte[3]));
        assertEquals(new Ingress.Submission.Refused("faucet", KEY + " 5"), late.faucet(KEY, new Amount(5)));
        assertEquals(new Ingress.Ticket.Final(250, new Height(1)), late.ticket(Hash.ZERO, 250));
    }
}
