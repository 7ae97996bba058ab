package io.bitcraps.node.ingress;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.query.port.Ingress;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Submit and ticket over mempool and log. Thread-safe; signature checks run on the caller's thread. */
public final class ActionIngress implements Ingress {

    private static final int RETRY_AFTER_SECONDS = 1;

    private final Admission admission;
    private final Supplier<Admission.Tip> tip;
    private final Mempool mempool;
    private final Tickets tickets;
    private final Arrivals arrivals;
    private final @Nullable Faucet faucet;

    /** Told of every action that is new in the mempool, so that it is shared and proposed. */
    public interface Arrivals {
        void added(List<SignedAction> actions);
    }

    public ActionIngress(
            Admission admission,
            Supplier<Admission.Tip> tip,
            Mempool mempool,
            Tickets tickets,
            Arrivals arrivals,
            @Nullable Faucet faucet) {
        this.admission = admission;
        this.tip = tip;
        this.mempool = mempool;
        this.tickets = tickets;
        this.arrivals = arrivals;
        this.faucet = faucet;
    }

    @Override
    public Submission submit(byte[] jws) {
        if (mempool.isFull()) {
            Hash ticket = jws.length > SignedAction.MAX_BYTES ? Hash.ZERO : Sha256.hash(jws);
            return mempool.contains(ticket)
                    ? new Submission.Accepted(ticket)
                    : new Submission.Busy(RETRY_AFTER_SECONDS);
        }
        return switch (admission.check(jws, tip.get(), mempool)) {
            case Admission.Outcome.Refused refused
            when refused.code().equals(Admission.TOO_MANY_PENDING) -> new Submission.Busy(RETRY_AFTER_SECONDS);
            case Admission.Outcome.Refused refused -> resubmitted(jws, refused);
            case Admission.Outcome.Admitted admitted -> take(admitted.action());
        };
    }

    private Submission take(SignedAction action) {
        return switch (mempool.add(action)) {
            case ADDED -> {
                arrivals.added(List.of(action));
                yield new Submission.Accepted(action.ticket());
            }
            case ALREADY_THERE -> new Submission.Accepted(action.ticket());
            case NONCE_USED ->
                resubmitted(
                        action.jws(),
                        new Admission.Outcome.Refused(
                                "nonce-used", "nonce " + action.action().nonce() + " of this account is used"));
            case NONCE_TAKEN ->
                new Submission.Refused(
                        "nonce-taken",
                        "another action with nonce " + action.action().nonce() + " of this account is pending");
            case TOO_MANY, FULL -> new Submission.Busy(RETRY_AFTER_SECONDS);
        };
    }

    /** An action that is final already fails on its nonce: the same bytes still get the same ticket. */
    private Submission resubmitted(byte[] jws, Admission.Outcome.Refused refused) {
        if (jws.length <= SignedAction.MAX_BYTES) {
            Hash ticket = Sha256.hash(jws);
            if (tickets.look(ticket) instanceof Ticket.Final) {
                return new Submission.Accepted(ticket);
            }
        }
        return new Submission.Refused(refused.code(), refused.sentence());
    }

    @Override
    public Ticket ticket(Hash ticket, long waitMs) throws InterruptedException {
        return waitMs <= 0 ? tickets.look(ticket) : tickets.await(ticket, waitMs);
    }

    @Override
    public Submission faucet(PublicKey to, Amount amount) {
        return faucet == null
                ? new Submission.Refused("no-faucet", "this node has no faucet: it is for demo networks only")
                : faucet.grant(to, amount, tip, this::submit);
    }
}
