package io.bitcraps.node.coordinator;

import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.query.port.Ingress;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The ingress as the read side sees it while the node still starts: busy until the real one is there. */
final class LateIngress implements Ingress {

    private static final int RETRY_AFTER_SECONDS = 1;

    private final AtomicReference<@Nullable Ingress> real = new AtomicReference<>();

    void becomes(Ingress ingress) {
        real.set(ingress);
    }

    @Override
    public Submission submit(byte[] jws) {
        Ingress now = real.get();
        return now == null ? new Submission.Busy(RETRY_AFTER_SECONDS) : now.submit(jws);
    }

    @Override
    public Ticket ticket(Hash ticket, long waitMs) throws InterruptedException {
        Ingress now = real.get();
        return now == null ? new Ticket.Unknown() : now.ticket(ticket, waitMs);
    }

    @Override
    public Submission faucet(PublicKey to, Amount amount) {
        Ingress now = real.get();
        return now == null ? new Submission.Busy(RETRY_AFTER_SECONDS) : now.faucet(to, amount);
    }
}
