package io.bitcraps.query.api;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.money.Amount;
import io.bitcraps.query.port.Ingress;
import io.bitcraps.query.port.Ingress.Submission;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where signed actions come in. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ActionController {

    private static final int MAX_BATCH = 500;

    private final Ingress ingress;
    private final Standings standings;

    ActionController(Ingress ingress, Standings standings) {
        this.ingress = ingress;
        this.standings = standings;
    }

    /**
     * @param to key that gets the tokens
     * @param amount in micro-CRAP, decimal
     */
    @Serdeable
    record FaucetRequest(@Nullable String to, @Nullable String amount) {}

    @Post("/actions")
    @Consumes(MediaType.ALL)
    @Operation(summary = "Submit one signed action (compact JWS) and wait up to `wait` ms for finality")
    @ApiResponse(responseCode = "200", description = "final: ticket, status, position, height")
    @ApiResponse(responseCode = "202", description = "pending: ticket, status")
    @ApiResponse(responseCode = "400", description = "refused")
    @ApiResponse(responseCode = "413", description = "too large")
    @ApiResponse(responseCode = "503", description = "the mempool is full")
    HttpResponse<?> submit(@Body byte[] body, @Nullable @QueryValue Long wait) {
        long waitMs = Asked.waitMs(wait);
        if (body.length > SignedAction.MAX_BYTES) {
            throw new Refusal(413, "action-too-large", "an action has at most " + SignedAction.MAX_BYTES + " bytes");
        }
        return standings.of(ingress.submit(body), waitMs);
    }

    @Post("/actions/batch")
    @Consumes(MediaType.ALL)
    @Operation(summary = "Submit up to 500 signed actions, a JWS a line; answers an array in the same order")
    @ApiResponse(responseCode = "200", description = "for each line a ticket or a problem")
    @ApiResponse(responseCode = "413", description = "too large")
    List<Object> submitBatch(@Body byte[] body, @Nullable @QueryValue Long wait) {
        long deadline = Standings.deadline(Asked.waitMs(wait));
        List<Submission> submissions = new ArrayList<>();
        for (byte[] jws : lines(body)) {
            submissions.add(ingress.submit(jws));
        }
        return submissions.stream()
                .map(submission -> entry(submission, deadline))
                .toList();
    }

    @Get("/tickets/{ticket}")
    @Operation(summary = "Where a submitted action stands, waiting up to `wait` ms for finality")
    @ApiResponse(responseCode = "200", description = "final")
    @ApiResponse(responseCode = "202", description = "pending")
    @ApiResponse(responseCode = "404", description = "unknown")
    HttpResponse<?> ticket(@PathVariable String ticket, @Nullable @QueryValue Long wait) {
        return standings.of(Asked.ticket(ticket), Asked.waitMs(wait));
    }

    @Post("/faucet")
    @Consumes(MediaType.ALL)
    @Operation(summary = "Demo networks only: ask the treasury for tokens")
    @ApiResponse(responseCode = "200", description = "final")
    @ApiResponse(responseCode = "202", description = "pending")
    @ApiResponse(responseCode = "400", description = "refused")
    HttpResponse<?> faucet(@Body FaucetRequest request, @Nullable @QueryValue Long wait) {
        String to = request.to();
        String amount = request.amount();
        if (to == null || amount == null) {
            throw Refusal.badRequest(
                    "malformed-request", "expected {\"to\": \"<base64url key>\", \"amount\": \"<micro-CRAP>\"}");
        }
        Submission submission = ingress.faucet(Asked.key(to), new Amount(Asked.number("amount", amount)));
        return standings.of(submission, Asked.waitMs(wait));
    }

    private Object entry(Submission submission, long deadline) {
        try {
            Object body = standings.of(submission, Standings.leftMs(deadline)).body();
            return body == null ? "" : body;
        } catch (Refusal refusal) {
            return refusal.problem();
        }
    }

    /** The lines of the body, a last empty one left out. */
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
