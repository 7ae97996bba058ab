package io.bitcraps.query.api;

import io.bitcraps.events.id.Hash;
import io.bitcraps.query.port.Ingress;
import io.bitcraps.query.port.Ingress.Submission;
import io.bitcraps.query.port.Ingress.Ticket;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** Submissions and tickets as answers: the same bodies and codes as those of a node without a read side. */
@Singleton
final class Standings {

    private final Ingress ingress;

    Standings(Ingress ingress) {
        this.ingress = ingress;
    }

    /** A {@link TicketAnswer} or a {@link Problem}. */
    HttpResponse<?> of(Submission submission, long waitMs) {
        return switch (submission) {
            case Submission.Accepted accepted -> of(accepted.ticket(), waitMs);
            case Submission.Refused refused ->
                RefusalHandler.problem(Problem.of(
                        refused.code().equals("action-too-large") ? 413 : 400, refused.code(), refused.sentence()));
            case Submission.Busy busy ->
                HttpResponse.serverError()
                        .status(503)
                        .header("Retry-After", Integer.toString(busy.retryAfterSeconds()))
                        .contentType(Problem.MEDIA_TYPE)
                        .body(Problem.of(503, "busy", "the mempool is full: send the same bytes again in a moment"));
        };
    }

    HttpResponse<?> of(Hash ticket, long waitMs) {
        return switch (standing(ticket, waitMs)) {
            case Ticket.Pending pending -> HttpResponse.accepted().body(TicketAnswer.pending(ticket));
            case Ticket.Final place -> HttpResponse.ok(TicketAnswer.reached(ticket, place));
            case Ticket.Unknown unknown -> throw unknownTicket();
        };
    }

    Ticket standing(Hash ticket, long waitMs) {
        try {
            return ingress.ticket(ticket, waitMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable("stopping", "the node is stopping");
        }
    }

    static Refusal unknownTicket() {
        return Refusal.notFound(
                "unknown-ticket",
                "no such action is pending or final: never sent, or expired; sending it again is safe");
    }

    static long deadline(long waitMs) {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMs);
    }

    static long leftMs(long deadline) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
    }
}
