package io.bitcraps.node.follow.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.id.Height;
import io.bitcraps.node.follow.Ask;
import io.bitcraps.node.follow.Reply;
import io.bitcraps.query.log.LogFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpLogSourceTest {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final Ask BLOCKS = new Ask.Blocks(new Height(1), 0);

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket server = listen();

    /** What the other side does with a connection once it has read the request's first bytes. */
    private interface Conduct {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        server.close();
    }

    @Test
    void reportsABodyThatBreaksOff() {
        Reply reply = answerOf(out -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc"));

        assertInstanceOf(Reply.Failed.class, reply);
    }

    @Test
    void readsNoMoreOfAnEndlessBodyThanARangeHas() {
        long[] written = {0};

        Reply reply = answerOf(out -> {
            write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            while (over.getCount() > 0) {
                out.write(chunk);
                written[0] += chunk.length;
            }
        });

        assertInstanceOf(Reply.Failed.class, reply);
        assertTrue(written[0] < 4L * LogFiles.MAX_RANGE_BYTES, written[0] + " bytes were taken");
    }

    @Test
    void givesUpOnABodyThatDripsForEver() {
        Reply reply = answerOf(out -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            while (!over.await(50, TimeUnit.MILLISECONDS)) {
                write(out, "x");
            }
        });

        assertEquals(new Reply.Failed("no whole answer within 2000 ms"), reply);
    }

    @Test
    void followsNoRedirect() {
        Reply reply = answerOf(out -> write(
                out,
                "HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:" + server.getLocalPort()
                        + "/elsewhere\r\nContent-Length: 0\r\n\r\n"));

        assertEquals(new Reply.Failed("it answers with status 307 for range/1?wait=0"), reply);
        assertEquals(1, connections.get());
    }

    @Test
    void callsAWholeBodyThatIsNoRangeMalformed() {
        Reply reply = answerOf(out -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"));

        assertInstanceOf(Reply.Malformed.class, reply);
    }

    @Test
    void tellsANodeWithoutRangesFromALie() {
        Reply reply = answerOf(out -> write(out, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));

        assertInstanceOf(Reply.Failed.class, reply);
    }

    @Test
    void reportsASourceThatDoesNotListen() throws Exception {
        server.close();

        Reply reply = ask();

        assertInstanceOf(Reply.Failed.class, reply);
    }

    private Reply answerOf(Conduct conduct) {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                converse(conduct);
            }
        });
        try {
            return ask();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void converse(Conduct conduct) {
        try (Socket socket = server.accept()) {
            connections.incrementAndGet();
            if (socket.getInputStream().read(new byte[8_192]) > 0) {
                conduct.answer(socket.getOutputStream());
            }
        } catch (IOException e) {
            // The client has gone, as it should, or the test is over.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply ask() throws InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.getLocalPort());
        try (HttpLogSource source = new HttpLogSource(address, ANSWER_LIMIT)) {
            return source.answer(BLOCKS);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
