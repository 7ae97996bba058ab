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
        int status = response.code();
        HttpResponse<Problem> problem = response.body(Problem.of(status, code(status), detail(status, context)));
        return ((MutableHttpResponse<Problem>) problem).contentType(MediaType.of(Problem.MEDIA_TYPE));
    }

    private static String code(int status) {
        return switch (status) {
            case 400 -> "malformed-request";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "body-too-large";
            case 414 -> "uri-too-long";
            case 415 -> "unsupported-media-type";
            default -> status >= 500 ? "internal-error" : "refused";
        };
    }

    /** What went wrong inside is for the log, not for who asked. */
    private static String detail(int status, ErrorContext context) {
        if (status == 404) {
            return "there is nothing at " + context.getRequest().getPath();
        }
        if (status >= 500 || context.getErrors().isEmpty()) {
            return status >= 500 ? "the request failed inside this node" : "the request was refused";
        }
        return context.getErrors().getFirst().getMessage();
    }
}
