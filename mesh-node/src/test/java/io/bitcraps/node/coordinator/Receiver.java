package io.bitcraps.node.coordinator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The other end of a webhook. */
final class Receiver implements AutoCloseable {

    private static final long PATIENCE_S = 30;

    private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    private final HttpServer server;

    Receiver(int status) throws IOException {
        this(status, new CountDownLatch(0));
    }

    /** @param answer what it waits for before it answers */
    Receiver(int status, CountDownLatch answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                answer.await(PATIENCE_S, TimeUnit.SECONDS);
                exchange.sendResponseHeaders(status, -1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String next() throws InterruptedException {
        String body = bodies.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (body == null) {
            throw new AssertionError("nothing was posted");
        }
        return body;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
