package io.bitcraps.query.api;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where this node takes no writes: sends them to one that does, before their body is read. */
@ServerFilter("/v1/**")
final class WritesElsewhere {

    private final Writing writing;

    WritesElsewhere(Writing writing) {
        this.writing = writing;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> redirect(HttpRequest<?> request) {
        URI node = request.getMethod() == HttpMethod.POST ? writing.elsewhere() : null;
        return node == null ? null : HttpResponse.temporaryRedirect(at(node, request.getUri()));
    }

    /** The same path and query at the other node, which may itself stand below a path. */
    static URI at(URI node, URI asked) {
        String base = node.toString();
        String query = asked.getRawQuery();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                + asked.getRawPath()
                + (query == null ? "" : "?" + query));
    }
}
