package io.bitcraps.query.api;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.query.log.LogFile;
import io.bitcraps.query.log.LogFiles;
import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The log as the static files of an export (C2SP tlog-tiles): what a copy on any web server would serve. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class LogController {

    private final LogFiles files;
    private final ResourceLoader resources;

    LogController(FinalLog log, Network network, ResourceLoader resources) {
        this.files = new LogFiles(log, network.file(), network.policy());
        this.resources = resources;
    }

    @Get("/genesis.json")
    @Operation(summary = "The genesis file, byte for byte")
    HttpResponse<byte[]> genesisFile() {
        return file("genesis.json");
    }

    @Get("/v1/genesis")
    @Operation(summary = "The genesis file, byte for byte")
    HttpResponse<byte[]> genesis() {
        return file("genesis.json");
    }

    @Get("/checkpoint")
    @Operation(summary = "The newest checkpoint with a quorum of cosignatures")
    HttpResponse<byte[]> checkpoint() {
        return file("checkpoint");
    }

    @Get("/policy/{epoch}")
    @Operation(summary = "The committee of an epoch as a tlog-policy")
    HttpResponse<byte[]> policy(@PathVariable String epoch) {
        return file("policy/" + epoch);
    }

    @Get("/tile/{path:.+}")
    @Operation(summary = "A tile of hashes, or under entries/ a bundle of entries")
    HttpResponse<byte[]> tile(@PathVariable String path) {
        return file("tile/" + path);
    }

    @Get("/blocks/{path:.+}")
    @Operation(summary = "Headers and certificates of up to 256 blocks, numbered as bundles are")
    HttpResponse<byte[]> blocks(@PathVariable String path) {
        return file("blocks/" + path);
    }

    @Get("/finality/{height}")
    @Operation(summary = "The certificate that covers a block, with the headers in between")
    HttpResponse<byte[]> finality(@PathVariable String height) {
        return file("finality/" + height);
    }

    @Get("/range/{height}")
    @Operation(summary = "Final blocks from a height on, in binary; waits up to `wait` ms for the first of them")
    HttpResponse<byte[]> range(@PathVariable String height, @Nullable @QueryValue String wait) {
        try {
            return answer(files.range(height, Asked.waitMs(wait)));
        } catch (Malformed e) {
            throw Refusal.badRequest("malformed-height", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable("stopping", "the node is stopping");
        }
    }

    @Hidden
    @Get("/openapi.yaml")
    HttpResponse<byte[]> openApi() {
        try (InputStream document = resources
                .getResourceAsStream("classpath:META-INF/swagger/openapi.yml")
                .orElseThrow()) {
            return HttpResponse.ok(document.readAllBytes()).header("Content-Type", "application/yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<byte[]> file(String path) {
        LogFile file = files.read(path);
        if (file == null) {
            throw Refusal.notFound("not-found", "the log has no file " + path + " yet, or never will");
        }
        return answer(file);
    }

    private static HttpResponse<byte[]> answer(LogFile file) {
        return HttpResponse.ok(file.bytes()).header("Content-Type", file.type()).header("Cache-Control", file.cache());
    }
}
