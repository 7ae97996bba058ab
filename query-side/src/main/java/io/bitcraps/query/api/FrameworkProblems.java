package io.bitcraps.query.api;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** What Micronaut refuses on its own (no route, wrong method, unreadable parameter, too large) as problems, too. */
@Primary
@Singleton
final class FrameworkProblems implements ErrorResponseProcessor<Problem> {

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpResponse<Problem> problem = response.body(problem(response.code(), context));
        return ((MutableHttpResponse<Problem>) problem).contentType(MediaType.of(Problem.MEDIA_TYPE));
    }

    private static Problem problem(int status, ErrorContext context) {
        return switch (status) {
            case 400 -> Problem.of(status, "malformed-request", detail(context));
            case 404 -> Problem.notFound(context.getRequest().getPath());
            case 405 -> Problem.methodNotAllowed(context.getRequest().getMethodName());
            case 406 -> Problem.of(status, "not-acceptable", detail(context));
            case 413 -> Problem.bodyTooLarge();
            case 414 -> Problem.of(status, "uri-too-long", detail(context));
            case 415 -> Problem.of(status, "unsupported-media-type", detail(context));
            default ->
                status >= 500
                        // What went wrong inside is for the log, not for who asked.
                        ? Problem.of(status, "internal-error", "the request failed inside this node")
                        : Problem.of(status, "refused", detail(context));
        };
    }

    private static String detail(ErrorContext context) {
        return context.getErrors().isEmpty()
                ? "the request was refused"
                : context.getErrors().getFirst().getMessage();
    }
}
