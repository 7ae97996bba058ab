package io.bitcraps.query.synthetic;

import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.query.port.Ingress;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes well-formed actions and keeps them pending until the test has them final. */
public final class TestIngress implements Ingress {

    private final TestLog log;
    private final List<SignedAction> pending = new CopyOnWriteArrayList<>();
    private volatile boolean full;

    public TestIngress(TestLog log) {
        this.log = log;
    }

    public void fill() {
        full = true;
    }

    public List<SignedAction> pending() {
        return List.copyOf(pending);
    }

    @Override
    public Submission submit(byte[] jws) {
        if (full) {
            return new Submission.Busy(3);
        }
        if (jws.length > SignedAction.MAX_BYTES) {
            return new Submission.Refused("action-too-large", "an action has at most 16384 bytes");
        }
        try {
            SignedAction action = ActionCodec.parse(jws);
            pending.add(action);
            return new Submission.Accepted(action.ticket());
        } catch (Malformed e) {
            return new Submission.Refused("malformed-action", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Ticket ticket(Hash ticket, long waitMs) throws InterruptedException {
        OptionalLong position = log.position(ticket);
        if (position.isEmpty() && waitMs > 0) {
            log.awaitAbove(log.tip(), waitMs);
            position = log.position(ticket);
        }
        if (position.isPresent()) {
            Height height = Objects.requireNonNull(log.heightAt(position.getAsLong()));
            return new Ticket.Final(position.getAsLong(), height);
        }
        boolean known = pending.stream().anyMatch(action -> action.ticket().equals(ticket));
        return known ? new Ticket.Pending() : new Ticket.Unknown();
    }

    @Override
    public Submission faucet(PublicKey to, Amount amount) {
        return amount.micro() > Amount.crap(10_000).micro()
                ? new Submission.Refused("amount-out-of-range", "the faucet gives at most 10000 CRAP")
                : new Submission.Accepted(Hash.ZERO);
    }
}
