package io.bitcraps.node.coordinator;

import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.query.port.Ingress;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The ingress while the node starts. Until it has what the others have, it takes nothing, as it would judge by an old
 * state, and knows a ticket only if its action is in the log already.
 */
final class LateIngress implements Ingress {

    private final BooleanSupplier caughtUp;
    private final AtomicReference<@Nullable Ingress> real = new AtomicReference<>();

    /** @param caughtUp whether the node has, or once had, all that is final; true only once the real one is there */
    LateIngress(BooleanSupplier caughtUp) {
        this.caughtUp = caughtUp;
    }

    void becomes(Ingress ingress) {
        real.set(ingress);
    }

    @Override
    public Submission submit(byte[] jws) {
        Ingress now = whole();
        return now == null ? new Submission.Starting() : now.submit(jws);
    }

    @Override
    public Ticket ticket(Hash ticket, long waitMs) throws InterruptedException {
        boolean whole = caughtUp.getAsBoolean(); // before asking: what comes in between, the next question shows
        Ingress now = real.get();
        return switch (now == null ? new Ticket.Unknown() : now.ticket(ticket, waitMs)) {
            case Ticket.Unknown unknown when !whole -> new Ticket.Starting();
            case Ticket standing -> standing;
        };
    }

    @Override
    public Submission faucet(PublicKey to, Amount amount) {
        Ingress now = whole();
        return now == null ? new Submission.Starting() : now.faucet(to, amount);
    }

    private @Nullable Ingress whole() {
        return caughtUp.getAsBoolean() ? real.get() : null;
    }
}
