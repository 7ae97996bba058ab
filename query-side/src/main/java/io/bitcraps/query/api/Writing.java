package io.bitcraps.query.api;

import io.bitcraps.events.codec.JsonWriter;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.money.Amount;
import io.bitcraps.query.port.Ingress;
import io.bitcraps.query.port.Ingress.Submission;
import io.bitcraps.query.port.Ingress.Ticket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The writing half of the API, from the parts of a request to its answer, whatever serves it: so a node without a read
 * side answers byte for byte what one with it does. Thread-safe; a call takes as long as its {@code wait}.
 */
public final class Writing {

    /** Bytes of a body; whoever serves refuses a longer one with {@link Problem#bodyTooLarge()}. */
    public static final int MAX_BODY_BYTES = 1 << 20;

    /** Bytes of the bodies of all requests at once; whoever serves refuses more with {@link Answer#noRoom()}. */
    public static final int MAX_BODIES_BYTES = 64 << 20;

    private static final int MAX_BATCH = 500;
    private static final int RETRY_AFTER_SECONDS = 1;

    private final Ingress ingress;

    public Writing(Ingress ingress) {
        this.ingress = ingress;
    }

    /**
     * What goes over HTTP.
     *
     * @param retryAfterSeconds the header of that name; 0 for none
     */
    @SuppressWarnings("ArrayRecordComponent") // written, never compared
    public record Answer(int status, String mediaType, byte[] body, int retryAfterSeconds) {

        /** 503 asks to come back. */
        public static Answer of(Problem problem) {
            return of(problem, RETRY_AFTER_SECONDS);
        }

        /** For bodies beyond {@link #MAX_BODIES_BYTES}. */
        public static Answer noRoom() {
            return of(Problem.of(
                    503, "busy", "this node holds as many requests as it has room for: send it again in a moment"));
        }

        private static Answer of(Problem problem, int retryAfterSeconds) {
            JsonWriter writer = new JsonWriter();
            problem.write(writer);
            return new Answer(
                    problem.status(),
                    Problem.MEDIA_TYPE,
                    writer.bytes(),
                    problem.status() == 503 ? retryAfterSeconds : 0);
        }

        private static Answer json(int status, JsonWriter writer) {
            return new Answer(status, "application/json", writer.bytes(), 0);
        }
    }

    /** The node that takes writes instead of this one, or null if this one takes them. */
    @Nullable
    URI elsewhere() {
        return ingress.elsewhere();
    }

    /** One action. */
    public Answer submit(byte[] jws, @Nullable String wait) {
        return answer(() -> {
            long waitMs = Asked.waitMs(wait);
            return standing(ingress.submit(jws), waitMs).answer();
        });
    }

    /** An action a line, a last empty line left out; the answers stand in the same order. */
    public Answer batch(byte[] body, @Nullable String wait) {
        return answer(() -> {
            long deadline = deadline(Asked.waitMs(wait));
            List<Submission> submissions = new ArrayList<>();
            for (byte[] jws : lines(body)) {
                submissions.add(ingress.submit(jws));
            }
            JsonWriter writer = new JsonWriter().beginArray();
            for (Submission submission : submissions) {
                standing(submission, leftMs(deadline)).write(writer);
            }
            return Answer.json(200, writer.endArray());
        });
    }

    /** Where a submitted action stands. */
    public Answer ticket(String ticket, @Nullable String wait) {
        return answer(() -> standing(Asked.ticket(ticket), Asked.waitMs(wait)).answer());
    }

    /** A grant of the faucet: {@code {"to": key, "amount": micro-CRAP}}, both strings. */
    public Answer faucet(byte[] body, @Nullable String wait) {
        return answer(() -> {
            FaucetRequest request = FaucetRequest.parse(body);
            long waitMs = Asked.waitMs(wait);
            Amount amount = new Amount(Asked.number("amount", request.amount()));
            return standing(ingress.faucet(Asked.key(request.to()), amount), waitMs)
                    .answer();
        });
    }

    /** Where the action with this ticket stands, waiting up to {@code waitMs}; a {@link Refusal} if the node stops. */
    Ticket await(Hash ticket, long waitMs) {
        try {
            return ingress.ticket(ticket, waitMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable("stopping", "the node is stopping");
        }
    }

    static Problem unknownTicket() {
        return Problem.of(
                404,
                "unknown-ticket",
                "no such action is pending or final: never sent, or expired; sending it again is safe");
    }

    static Problem starting() {
        return Problem.of(503, "starting", "this node still starts and cannot know yet: ask again in a moment");
    }

    static long deadline(long waitMs) {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMs);
    }

    static long leftMs(long deadline) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
    }

    private interface Handler {
        Answer answer();
    }

    private static Answer answer(Handler handler) {
        try {
            return handler.answer();
        } catch (Refusal refusal) {
            return Answer.of(refusal.problem());
        }
    }

    /** One action's standing, alone or in a batch. */
    private sealed interface Standing {

        record Known(TicketAnswer ticket) implements Standing {}

        record Wrong(Problem problem, int retryAfterSeconds) implements Standing {}

        default void write(JsonWriter writer) {
            switch (this) {
                case Known known -> known.ticket().write(writer);
                case Wrong wrong -> wrong.problem().write(writer);
            }
        }

        default Answer answer() {
            return switch (this) {
                case Known known -> {
                    JsonWriter writer = new JsonWriter();
                    known.ticket().write(writer);
                    yield Answer.json(known.ticket().isFinal() ? 200 : 202, writer);
                }
                case Wrong wrong -> Answer.of(wrong.problem(), wrong.retryAfterSeconds());
            };
        }
    }

    private Standing standing(Submission submission, long waitMs) {
        return switch (submission) {
            case Submission.Accepted accepted -> standing(accepted.ticket(), waitMs);
            case Submission.Refused refused ->
                new Standing.Wrong(
                        Problem.of(
                                refused.code().equals("action-too-large") ? 413 : 400,
                                refused.code(),
                                refused.sentence()),
                        0);
            case Submission.Busy busy ->
                new Standing.Wrong(
                        Problem.of(
                                503, "busy", "this node takes no more for now: send the same bytes again in a moment"),
                        busy.retryAfterSeconds());
            case Submission.Starting starting -> new Standing.Wrong(starting(), RETRY_AFTER_SECONDS);
        };
    }

    private Standing standing(Hash ticket, long waitMs) {
        return switch (await(ticket, waitMs)) {
            case Ticket.Pending pending -> new Standing.Known(TicketAnswer.pending(ticket));
            case Ticket.Final place -> new Standing.Known(TicketAnswer.reached(ticket, place));
            case Ticket.Unknown unknown -> new Standing.Wrong(unknownTicket(), 0);
            case Ticket.Starting starting -> new Standing.Wrong(starting(), RETRY_AFTER_SECONDS);
        };
    }

    private static List<byte[]> lines(byte[] body) {
        List<byte[]> lines = new ArrayList<>();
        for (int start = 0; start < body.length; ) {
            int end = start;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            if (lines.size() == MAX_BATCH) {
                throw new Refusal(413, "batch-too-large", "a batch has at most " + MAX_BATCH + " actions");
            }
            lines.add(Arrays.copyOfRange(body, start, end));
            start = end + 1;
        }
        return lines;
    }
}
