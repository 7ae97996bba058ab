package io.bitcraps.query.api;

import io.bitcraps.events.codec.JsonWriter;
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

    /** No route is at this path. */
    public static Problem notFound(String path) {
        return of(404, "not-found", "there is nothing at " + path);
    }

    /** The path has routes, none of this method. */
    public static Problem methodNotAllowed(String method) {
        return of(405, "method-not-allowed", "this path does not take " + method);
    }

    /** For bodies above {@link Writing#MAX_BODY_BYTES}. */
    public static Problem bodyTooLarge() {
        return of(413, "body-too-large", "a request has at most " + Writing.MAX_BODY_BYTES + " bytes");
    }

    /** As the API's JSON. */
    void write(JsonWriter writer) {
        writer.beginObject()
                .name("type")
                .string(type)
                .name("title")
                .string(title)
                .name("status")
                .number(status)
                .name("code")
                .string(code)
                .name("detail")
                .string(detail)
                .endObject();
    }
}
