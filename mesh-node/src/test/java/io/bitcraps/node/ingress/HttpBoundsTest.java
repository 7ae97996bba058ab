package io.bitcraps.node.ingress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.node.follow.SignedChain;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the plain HTTP takes at once; room for 1,000 bytes of bodies. */
@Timeout(60)
class HttpBoundsTest {

    /** As the flags say that every JVM of ours has. */
    private static final int MAX_CONNECTIONS = Integer.getInteger("jdk.httpserver.maxConnections", -1);

    private HttpIngress server;

    @BeforeEach
    void start() throws IOException {
        server = new HttpIngress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new ScriptedIngress(),
                new SignedChain(1).files(),
                1_000);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String post(int length) {
        return "POST /v1/actions HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\nConnection: close\r\n\r\n";
    }

    private static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void asksToComeBackWhenBodiesFindNoRoomAndTakesMoreOnceThereIs() throws IOException {
        try (Socket large = connect();
                Socket next = connect()) {
            send(large, post(1_001) + "x".repeat(1_001));
            String refusal = answer(large);
            assertTrue(refusal.startsWith("HTTP/1.1 503"), refusal);
            assertTrue(refusal.contains("Retry-after: 1"), refusal);
            assertTrue(refusal.contains("\"code\":\"busy\""), refusal);

            send(next, post(7) + "pending");
            String taken = answer(next);
            assertTrue(taken.startsWith("HTTP/1.1 202"), taken);
        }
        for (int i = 0; i < 3; i++) { // as much as there is room for, so the one before has left
            try (Socket socket = connect()) {
                send(socket, post(1_000) + "x".repeat(1_000));
                String answer = answer(socket);
                assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            }
        }
    }

    @Test
    void closesAConnectionBeyondTheBoundAndServesTheOthers() throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < MAX_CONNECTIONS; i++) {
                open.add(connect());
            }

            try (Socket beyond = connect()) {
                assertEquals(-1, beyond.getInputStream().read());
            }

            assertEquals(2_000, open.size());
            send(open.getFirst(), post(7) + "pending");
            String answer = answer(open.getFirst());
            assertTrue(answer.startsWith("HTTP/1.1 202"), answer);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }
}
