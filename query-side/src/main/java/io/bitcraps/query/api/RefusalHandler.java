package io.bitcraps.query.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers refusals, whoever threw them. */
@Singleton
final class RefusalHandler implements ExceptionHandler<Refusal, HttpResponse<Problem>> {

    @Override
    @SuppressWarnings("rawtypes") // the interface of Micronaut is raw
    public HttpResponse<Problem> handle(HttpRequest request, Refusal refusal) {
        return problem(refusal.problem());
    }

    static HttpResponse<Problem> problem(Problem problem) {
        var response = HttpResponse.status(HttpStatus.valueOf(problem.status()))
                .body(problem)
                .contentType(MediaType.of(Problem.MEDIA_TYPE));
        return problem.status() == 503 ? response.header("Retry-After", "1") : response;
    }
}
