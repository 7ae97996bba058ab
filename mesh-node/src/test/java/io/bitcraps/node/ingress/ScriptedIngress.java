package io.bitcraps.node.ingress;

import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.query.port.Ingress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Does what the submitted text says, and remembers for how long it was asked to wait. */
final class ScriptedIngress implements Ingress {

    static final Hash FINAL = ticketOf("final");
    static final Hash PENDING = ticketOf("pending");
    static final Hash STARTING = ticketOf("starting");

    private final List<Long> waits = new CopyOnWriteArrayList<>();

    static Hash ticketOf(String text) {
        return Sha256.hash(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Milliseconds, newest last. */
    List<Long> waits() {
        return List.copyOf(waits);
    }

    @Override
    public Submission submit(byte[] jws) {
        String text = new String(jws, StandardCharsets.UTF_8);
        return switch (text) {
            case "final", "pending", "forgotten" -> new Submission.Accepted(ticketOf(text));
            case "full" -> new Submission.Busy(7);
            case "too soon" -> new Submission.Starting();
            case "" -> new Submission.Refused("malformed-action", "nothing was sent");
            default ->
                text.length() > 16_384
                        ? new Submission.Refused("action-too-large", "an action has at most 16384 bytes")
                        : new Submission.Refused("malformed-action", "not \"an action\": " + text);
        };
    }

    @Override
    public Ticket ticket(Hash ticket, long waitMs) {
        waits.add(waitMs);
        if (ticket.equals(FINAL)) {
            return new Ticket.Final(41, new Height(6));
        }
        if (ticket.equals(STARTING)) {
            return new Ticket.Starting();
        }
        return ticket.equals(PENDING) ? new Ticket.Pending() : new Ticket.Unknown();
    }

    @Override
    public Submission faucet(PublicKey to, Amount amount) {
        return switch ((int) Math.min(amount.micro(), 4)) {
            case 1 -> new Submission.Accepted(FINAL);
            case 2 -> new Submission.Busy(3);
            case 3 -> new Submission.Refused("no-faucet", "this node has no faucet");
            default -> new Submission.Refused("amount-out-of-range", "the faucet grants less at a time");
        };
    }
}
