package io.bitcraps.query.api;

import io.bitcraps.events.audit.export.LogExport;
import io.bitcraps.events.feed.FinalLog;
import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The log as the static files of an export (C2SP tlog-tiles): what a copy on any web server would serve. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class LogController {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String FRESH = "public, max-age=1";
    private static final String BYTES = "application/octet-stream";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";

    private final FinalLog log;
    private final Network network;
    private final ResourceLoader resources;

    LogController(FinalLog log, Network network, ResourceLoader resources) {
        this.log = log;
        this.network = network;
        this.resources = resources;
    }

    @Get("/genesis.json")
    @Operation(summary = "The genesis file, byte for byte")
    HttpResponse<byte[]> genesisFile() {
        return file("genesis.json", JSON, FOR_EVER);
    }

    @Get("/v1/genesis")
    @Operation(summary = "The genesis file, byte for byte")
    HttpResponse<byte[]> genesis() {
        return file("genesis.json", JSON, FOR_EVER);
    }

    @Get("/checkpoint")
    @Operation(summary = "The newest checkpoint with a quorum of cosignatures")
    HttpResponse<byte[]> checkpoint() {
        return file("checkpoint", TEXT, FRESH);
    }

    @Get("/policy/{epoch}")
    @Operation(summary = "The committee of an epoch as a tlog-policy")
    HttpResponse<byte[]> policy(@PathVariable String epoch) {
        return file("policy/" + epoch, TEXT, FOR_EVER);
    }

    @Get("/tile/{path:.+}")
    @Operation(summary = "A tile of hashes, or under entries/ a bundle of entries")
    HttpResponse<byte[]> tile(@PathVariable String path) {
        return file("tile/" + path, BYTES, FOR_EVER);
    }

    @Get("/blocks/{path:.+}")
    @Operation(summary = "Headers and certificates of up to 256 blocks, numbered as bundles are")
    HttpResponse<byte[]> blocks(@PathVariable String path) {
        // Not for ever: a block without a certificate of its own may get one.
        return file("blocks/" + path, BYTES, FRESH);
    }

    @Get("/finality/{height}")
    @Operation(summary = "The certificate that covers a block, with the headers in between")
    HttpResponse<byte[]> finality(@PathVariable String height) {
        return file("finality/" + height, BYTES, FRESH);
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

    private HttpResponse<byte[]> file(String path, String type, String cache) {
        byte[] bytes = new LogExport(log, network.file(), network.policy()).read(path);
        if (bytes == null) {
            throw Refusal.notFound("not-found", "the log has no file " + path + " yet, or never will");
        }
        return HttpResponse.ok(bytes).header("Content-Type", type).header("Cache-Control", cache);
    }
}
