package io.bitcraps.query.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Turns what a page shows into HTML: the whole page, or the part of it that lives. */
@Singleton
final class Templates {

    /** The part of each template that is sent again when the log has grown. */
    private static final String LIVE = "live";

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final TemplateEngine engine = new TemplateEngine();

    Templates() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        resolver.setPrefix("views/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
        engine.setLinkBuilder(new StandardLinkBuilder() {
            // Pages stand at the root: there is no servlet context to ask.
            @Override
            protected String computeContextPath(
                    IExpressionContext context, @Nullable String base, @Nullable Map<String, Object> parameters) {
                return "";
            }
        });
    }

    /** @param view what the template calls {@code view} */
    MutableHttpResponse<String> page(String template, Object view) {
        return page(HttpStatus.OK, template, view);
    }

    MutableHttpResponse<String> page(HttpStatus status, String template, Object view) {
        return HttpResponse.<String>status(status)
                .body(engine.process(template, context(view)))
                .header("Content-Type", "text/html; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }

    String live(String template, Object view) {
        StringWriter html = new StringWriter();
        engine.process(template, Set.of(LIVE), context(view), html);
        return html.toString();
    }

    private static Context context(Object view) {
        return new Context(Locale.ROOT, Map.of("view", view));
    }
}
