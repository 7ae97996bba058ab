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

    @Test
    @Timeout(60)
    void closesAConnectionBeyondTheBoundAndServesTheOthers() throws IOException {
        List<Socket> open = new ArrayList<>();
        try (ReadSide readSide = ReadSide.start(QuerySettings.inMemory())) {
            for (int i = 0; i < ConnectionBounds.MAX; i++) {
                open.add(connect(readSide));
            }

            try (Socket beyond = connect(readSide)) {
                assertEquals(-1, beyond.getInputStream().read());
            }

            Socket first = open.getFirst();
            first.getOutputStream()
                    .write("GET /v1/status HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String status = new String(first.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 200", status);
            assertTrue(readSide.server.foldedHeight() >= 0);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    private static Socket connect(ReadSide readSide) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), readSide.uri("/").getPort());
    }
}
