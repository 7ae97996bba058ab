package io.bitcraps.query.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.query.QuerySettings;
import io.bitcraps.query.synthetic.ReadSide;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ConnectionBoundsTest {

    /** Fewer than wait to be accepted: the system forgets those beyond, who still believe to be connected. */
    private static final int AT_ONCE = 32;

    @Test
    @Timeout(60)
    void closesAConnectionBeyondTheBoundAndServesTheOthers() throws IOException {
        List<Socket> open = new ArrayList<>();
        try (ReadSide readSide = ReadSide.start(QuerySettings.inMemory())) {
            for (int i = 0; i < ConnectionBounds.MAX; i++) {
                open.add(connect(readSide));
                if (i % AT_ONCE == AT_ONCE - 1) {
                    assertServed(open.getLast());
                }
            }

            try (Socket beyond = connect(readSide)) {
                assertEquals(-1, beyond.getInputStream().read());
            }

            assertServed(open.getFirst());
            assertTrue(readSide.server.foldedHeight() >= 0);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    private static void assertServed(Socket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /v1/status HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] answer = socket.getInputStream().readNBytes(12);
        assertEquals("HTTP/1.1 200", new String(answer, StandardCharsets.US_ASCII));
    }

    private static Socket connect(ReadSide readSide) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), readSide.uri("/").getPort());
    }
}
