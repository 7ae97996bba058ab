package io.bitcraps.node.coordinator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * {@code /health}, {@code /ready} and {@code /metrics} on a port of their own, there from the first moment of a start
 * to the last of a stop.
 */
final class StatusServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param good whether the status is 200 rather than 503 */
    record Answer(boolean good, String contentType, String body) {}

    StatusServer(InetSocketAddress address, Supplier<Answer> health, Supplier<Answer> ready, Supplier<Answer> metrics)
            throws IOException {
        server = HttpServer.create(address, 64);
        server.setExecutor(threads);
        server.createContext("/health", exchange -> answer(exchange, health));
        server.createContext("/ready", exchange -> answer(exchange, ready));
        server.createContext("/metrics", exchange -> answer(exchange, metrics));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, Supplier<Answer> supplier) throws IOException {
        try (exchange) {
            Answer answer = supplier.get();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.good() ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
