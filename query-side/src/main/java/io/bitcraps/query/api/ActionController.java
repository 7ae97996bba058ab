package io.bitcraps.query.api;

import io.bitcraps.query.api.Writing.Answer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;

/** Where signed actions come in; {@link Writing} over Micronaut. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ActionController {

    private final Writing writing;

    ActionController(Writing writing) {
        this.writing = writing;
    }

    @Post("/actions")
    @Consumes(MediaType.ALL)
    @Operation(summary = "Submit one signed action (compact JWS) and wait up to `wait` ms for finality")
    @ApiResponse(responseCode = "200", description = "final: ticket, status, position, height")
    @ApiResponse(responseCode = "202", description = "pending: ticket, status")
    @ApiResponse(responseCode = "400", description = "refused")
    @ApiResponse(responseCode = "413", description = "too large")
    @ApiResponse(responseCode = "503", description = "the mempool is full, or the node still starts")
    @RequestBody(
            description = "a compact JWS",
            required = true,
            content = @Content(mediaType = "application/jose", schema = @Schema(type = "string")))
    HttpResponse<byte[]> submit(HttpRequest<byte[]> request, @Nullable @QueryValue String wait) {
        return http(writing.submit(body(request), wait));
    }

    @Post("/actions/batch")
    @Consumes(MediaType.ALL)
    @Operation(summary = "Submit up to 500 signed actions, a JWS a line; answers an array in the same order")
    @ApiResponse(responseCode = "200", description = "for each line a ticket or a problem")
    @ApiResponse(responseCode = "413", description = "too large")
    @RequestBody(
            description = "a compact JWS a line",
            required = true,
            content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
    HttpResponse<byte[]> submitBatch(HttpRequest<byte[]> request, @Nullable @QueryValue String wait) {
        return http(writing.batch(body(request), wait));
    }

    @Get("/tickets/{ticket}")
    @Operation(summary = "Where a submitted action stands, waiting up to `wait` ms for finality")
    @ApiResponse(responseCode = "200", description = "final")
    @ApiResponse(responseCode = "202", description = "pending")
    @ApiResponse(responseCode = "404", description = "unknown")
    @ApiResponse(responseCode = "503", description = "the node still starts and cannot know yet")
    HttpResponse<byte[]> ticket(@PathVariable String ticket, @Nullable @QueryValue String wait) {
        return http(writing.ticket(ticket, wait));
    }

    @Post("/faucet")
    @Consumes(MediaType.ALL)
    @Operation(summary = "Demo networks only: ask the treasury for tokens, `{\"to\": key, \"amount\": micro-CRAP}`")
    @ApiResponse(responseCode = "200", description = "final")
    @ApiResponse(responseCode = "202", description = "pending")
    @ApiResponse(responseCode = "400", description = "refused")
    @ApiResponse(responseCode = "503", description = "too many grants for now")
    @RequestBody(
            description = "the key that gets the tokens, and how many",
            required = true,
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    HttpResponse<byte[]> faucet(HttpRequest<byte[]> request, @Nullable @QueryValue String wait) {
        return http(writing.faucet(body(request), wait));
    }

    /** Not by {@code @Body}, which refuses an empty one before anybody here could say why. */
    private static byte[] body(HttpRequest<byte[]> request) {
        return request.getBody().orElseGet(() -> new byte[0]);
    }

    private static HttpResponse<byte[]> http(Answer answer) {
        MutableHttpResponse<byte[]> response = HttpResponse.<byte[]>status(answer.status(), "")
                .body(answer.body())
                .contentType(MediaType.of(answer.mediaType()));
        return answer.retryAfterSeconds() == 0
                ? response
                : response.header("Retry-After", Integer.toString(answer.retryAfterSeconds()));
    }
}
