package io.bitcraps.node.ingress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.audit.export.LogExport;
import io.bitcraps.events.feed.FinalRange;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.node.follow.PublishedChain;
import io.bitcraps.node.follow.SignedChain;
import io.bitcraps.query.log.LogFiles;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log of a node without a read side. */
class HttpLogFilesTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static SignedChain chain;
    private static PublishedChain published;

    @BeforeAll
    static void publish() throws Exception {
        chain = new SignedChain(3).grow(300, 1).publishCheckpoint();
        published = new PublishedChain(chain);
    }

    @AfterAll
    static void stop() {
        published.close();
    }

    @Test
    void servesEveryFileOfAnExportByteForByte() throws Exception {
        Policy policy = Policy.of(chain.genesis.chain(), chain.genesis.genesis().committee());
        LogExport export = new LogExport(chain.log, chain.network.file(), policy);

        assertTrue(export.paths().size() > 8, () -> export.paths().toString());
        for (String path : export.paths()) {
            HttpResponse<byte[]> answer = get("/" + path);
            assertEquals(200, answer.statusCode(), path);
            assertArrayEquals(export.read(path), answer.body(), path);
        }
    }

    @Test
    void servesRangesThatEndWithACertifiedBlock() throws Exception {
        HttpResponse<byte[]> answer = get("/range/299");

        FinalRange range = LogFiles.RANGE_CODEC.decode(answer.body());

        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        assertEquals(300, range.tip().value());
        assertEquals(2, range.blocks().size());
        assertEquals(chain.log.tip(), range.blocks().getLast().header().height());
        assertTrue(range.blocks().getLast().finality() != null);
    }

    @Test
    void answersARangeAboveTheTipWithNoBlocks() throws Exception {
        FinalRange range = LogFiles.RANGE_CODEC.decode(get("/range/301?wait=10").body());

        assertEquals(0, range.blocks().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/range/0", "/range/-1", "/range/", "/range/1x", "/range/99999999999999999999"})
    void refusesARangeThatBeginsAtNoHeight(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);

        assertEquals(400, answer.statusCode());
        assertTrue(text(answer).contains("\"code\":\"malformed-height\""), text(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tile/9/000", "/tile/entries/999", "/blocks/000.p/400", "/finality/9999", "/policy/1"})
    void knowsNoOtherFiles(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);

        assertEquals(404, answer.statusCode());
        assertTrue(text(answer).contains("\"code\":\"not-found\""), text(answer));
    }

    @Test
    void takesNothing() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(published.address().resolve("/checkpoint"))
                .POST(BodyPublishers.ofString("mine"))
                .build();

        assertEquals(405, HTTP.send(request, BodyHandlers.discarding()).statusCode());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(published.address().resolve(path)).build(), BodyHandlers.ofByteArray());
    }
}
