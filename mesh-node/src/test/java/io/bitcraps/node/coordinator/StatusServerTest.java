package io.bitcraps.node.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.node.coordinator.StatusServer.Answer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusServerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Answer health = new Answer(true, "application/json", "{\"healthy\":true}");
    private Answer ready = new Answer(false, "application/json", "{\"phase\":\"Opening\"}");
    private final StatusServer server;

    StatusServerTest() throws IOException {
        server = new StatusServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                () -> health,
                () -> ready,
                () -> new Answer(true, "text/plain; version=0.0.4", "bitcraps_height 7\n"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void answersWhatIsGoodWith200AndElseWith503() throws Exception {
        assertEquals(200, send("GET", "/health").statusCode());
        assertEquals(503, send("GET", "/ready").statusCode());

        health = new Answer(false, "application/json", "{\"healthy\":false}");
        ready = new Answer(true, "application/json", "{\"phase\":\"Live\"}");

        assertEquals(503, send("GET", "/health").statusCode());
        assertEquals("{\"healthy\":false}", send("GET", "/health").body());
        assertEquals(200, send("GET", "/ready").statusCode());
    }

    @Test
    void servesMetricsAsPrometheusReadsThem() throws Exception {
        HttpResponse<String> response = send("GET", "/metrics");

        assertEquals("bitcraps_height 7\n", response.body());
        assertEquals(
                "text/plain; version=0.0.4",
                response.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        HttpResponse<String> response = send("HEAD", "/ready");

        assertEquals(503, response.statusCode());
        assertEquals("", response.body());
    }

    @Test
    void hasNothingElse() throws Exception {
        assertEquals(404, send("GET", "/").statusCode());
        assertEquals(404, send("GET", "/healthy").statusCode());
        assertEquals(404, send("GET", "/health/more").statusCode());
        assertEquals(405, send("POST", "/health").statusCode());
    }

    @Test
    void aTakenPortIsSaidAtOnce() {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());

        assertThrows(BindException.class, () -> new StatusServer(address, () -> health, () -> ready, () -> health));
    }
}
