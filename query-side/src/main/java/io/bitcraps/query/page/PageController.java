package io.bitcraps.query.page;

import io.bitcraps.query.api.Asked;
import io.bitcraps.query.api.Refusal;
import io.bitcraps.query.api.Streams;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Pages, and the streams that keep them live. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class PageController {

    private final Templates templates;
    private final LiveFragments fragments;
    private final Streams streams;
    private final HomePage home;
    private final TablePage tables;
    private final AccountPage accounts;
    private final BlockPage blocks;

    PageController(
            Templates templates,
            LiveFragments fragments,
            Streams streams,
            HomePage home,
            TablePage tables,
            AccountPage accounts,
            BlockPage blocks) {
        this.templates = templates;
        this.fragments = fragments;
        this.streams = streams;
        this.home = home;
        this.tables = tables;
        this.accounts = accounts;
        this.blocks = blocks;
    }

    @Get("/")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> home() {
        return page("home", home::view);
    }

    @Get("/tables/{id}")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> table(@PathVariable String id) {
        return page("table", () -> tables.view(Asked.table(id).text()));
    }

    @Get("/accounts/{key}")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> account(@PathVariable String key) {
        return page("account", () -> accounts.view(Asked.key(key)));
    }

    /** Not under {@code /blocks/}, where the export has its files. */
    @Get("/block/{height}")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> block(@PathVariable String height) {
        return page("block", () -> blocks.view(Asked.number("height", height)));
    }

    @Get("/live/home")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    Publisher<Event<String>> liveHome(@Nullable @QueryValue Long after) {
        return live(after, "home", home::view);
    }

    @Get("/live/tables/{id}")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    Publisher<Event<String>> liveTable(@PathVariable String id, @Nullable @QueryValue Long after) {
        String table = Asked.table(id).text();
        return live(after, "table", () -> tables.view(table));
    }

    @Get("/live/accounts/{key}")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    Publisher<Event<String>> liveAccount(@PathVariable String key, @Nullable @QueryValue Long after) {
        var account = Asked.key(key);
        return live(after, "account", () -> accounts.view(account));
    }

    private Publisher<Event<String>> live(@Nullable Long after, String template, Supplier<Object> view) {
        return streams.of(fragments.after(after == null ? -1 : after, () -> templates.live(template, view.get())));
    }

    private HttpResponse<String> page(String template, Supplier<Object> view) {
        try {
            return templates.page(template, view.get());
        } catch (Refusal refusal) {
            return templates.page(
                    HttpStatus.valueOf(refusal.status()),
                    "problem",
                    new ProblemView(refusal.status(), refusal.problem().detail()));
        }
    }
}
