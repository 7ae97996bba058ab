package io.bitcraps.query.api;

import io.micronaut.serde.annotation.Serdeable;

/**
 * Why a request was refused (RFC 9457).
 *
 * @param title the code again, for tools that show nothing else
 * @param status of HTTP
 * @param code stable, lower case with dashes: what a client may branch on
 * @param detail one sentence for people
 */
@Serdeable
public record Problem(String type, String title, int status, String code, String detail) {

    /** Media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String code, String detail) {
        return new Problem("about:blank", code, status, code, detail);
    }
}
