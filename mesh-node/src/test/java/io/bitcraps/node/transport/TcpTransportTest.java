package io.bitcraps.node.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.node.transport.Recorder.Taken;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TcpTransportTest implements TransportContract {

    private static final String ANYWHERE = "127.0.0.1:0";

    private static final long MEGABIT_BYTES_MS = 125;
    private static final long MEGABIT_BURST_BYTES = 31_250;
    /** What is counted only when it is there already; no frame of these tests is longer either. */
    private static final long LONGEST_READ_BYTES = 65_536;

    private final Queue<Throwable> fatal = new ConcurrentLinkedQueue<>();

    @AfterEach
    void noTaskFailed() {
        assertEquals(List.of(), List.copyOf(fatal));
    }

    @Override
    public Pair open() {
        return new Pair(transport(settings(20_000, 128)), transport(settings(20_000, 128)), ANYWHERE);
    }

    /** Half a length, then silence: the link must not be held. */
    @Test
    void closesASlowLoris() throws Exception {
        try (TcpTransport server = transport(settings(20_000, 128))) {
            Recorder there = new Recorder(server, false);
            try (Socket socket = connect(server.listen(ANYWHERE, there::onLink))) {
                socket.getOutputStream().write(new byte[] {0, 0});

                assertEquals(new Taken.Closed(), there.next());
                assertEquals(-1, socket.getInputStream().read());
            }
        }
    }

    /** Silent strangers who took every place would keep out validators. */
    @Test
    void givesTheEldestStrangersPlaceToWhoComesNext() throws Exception {
        TcpSettings usual = settings(20_000, 128);
        TcpSettings twoPlaces = new TcpSettings(
                usual.connectMs(),
                20_000,
                usual.idleMs(),
                usual.maxLinks(),
                2,
                usual.acceptsPerSecond(),
                usual.bandwidthMbps(),
                usual.writeBoundBytes());
        try (TcpTransport server = transport(twoPlaces)) {
            Recorder there = new Recorder(server, false);
            String address = server.listen(ANYWHERE, there::onLink);
            try (Socket eldest = connect(address);
                    Socket second = connect(address)) {
                try (Socket third = connect(address)) {
                    assertEquals(-1, eldest.getInputStream().read());
                    third.getOutputStream().write(new byte[] {0, 0, 0, 1, 7});

                    assertInstanceOf(Taken.Closed.class, there.next());
                    assertInstanceOf(Taken.Frame.class, there.next());
                    assertTrue(second.isConnected());
                }
            }
        }
    }

    @Test
    void closesASilentLink() throws Exception {
        try (TcpTransport server = transport(settings(200, 128))) {
            Recorder there = new Recorder(server, true);
            try (Socket socket = connect(server.listen(ANYWHERE, there::onLink))) {
                assertEquals(new Taken.Closed(), there.next());
                assertEquals(-1, socket.getInputStream().read());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, TcpTransport.MAX_FRAME_BYTES + 1, Integer.MAX_VALUE})
    void closesOnALengthBeyondTheBounds(int length) throws Exception {
        try (TcpTransport server = transport(settings(20_000, 128))) {
            Recorder there = new Recorder(server, true);
            try (Socket socket = connect(server.listen(ANYWHERE, there::onLink))) {
                socket.getOutputStream()
                        .write(ByteBuffer.allocate(4).putInt(length).array());

                assertEquals(new Taken.Closed(), there.next());
            }
        }
    }

    @Test
    void readsFramesThatComeByteByByte() throws Exception {
        try (TcpTransport server = transport(settings(20_000, 128))) {
            Recorder there = new Recorder(server, true);
            try (Socket socket = connect(server.listen(ANYWHERE, there::onLink))) {
                socket.setTcpNoDelay(true);
                for (byte b : new byte[] {0, 0, 0, 2, 8, 9, 0, 0, 0, 1, 7}) {
                    socket.getOutputStream().write(b);
                    socket.getOutputStream().flush();
                }

                assertEquals(new Taken.Frame(2, (byte) 8), there.next());
                assertEquals(new Taken.Frame(1, (byte) 7), there.next());
            }
        }
    }

    @Test
    void closesWhoComesAboveTheLimit() throws Exception {
        try (TcpTransport server = transport(settings(20_000, 2))) {
            Recorder there = new Recorder(server, true);
            String address = server.listen(ANYWHERE, there::onLink);
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Socket socket = connect(address);
                sockets.add(socket);
                socket.getOutputStream().write(new byte[] {0, 0, 0, 1, 4});
                assertEquals(new Taken.Frame(1, (byte) 4), there.next());
            }

            try (Socket third = connect(address)) {
                assertEquals(-1, third.getInputStream().read());
            }
            sockets.removeFirst().close();
            assertEquals(new Taken.Closed(), there.next());
            try (Socket fourth = connect(address)) {
                fourth.getOutputStream().write(new byte[] {0, 0, 0, 1, 5});
                assertEquals(new Taken.Frame(1, (byte) 5), there.next());
            }
            sockets.getFirst().close();
        }
    }

    /** Bytes against the clock: a slow machine makes them fewer, never more. */
    @ParameterizedTest
    @CsvSource({"1, 1000", "1000, 1"})
    void carriesNoMoreThanItsBandwidthAndLosesNothing(int sending, int receiving) throws Exception {
        byte[] frame = new byte[40_000];
        int frames = 5;
        try (TcpTransport near = transport(settings(20_000, 128, sending));
                TcpTransport far = transport(settings(20_000, 128, receiving))) {
            Recorder there = new Recorder(far, true);
            Recorder here = new Recorder(near, true);
            long beganMs = far.loop().nowMs();
            near.dial(far.listen(ANYWHERE, there::onLink), here);
            here.awaitLink();

            int sent = 0;
            while (sent < frames) {
                sent += here.offerUntilRefused(frame, frames - sent);
                if (sent < frames) {
                    here.awaitWritable();
                }
            }

            for (int i = 0; i < frames; i++) {
                assertEquals(new Taken.Frame(frame.length, (byte) 0), there.next());
            }
            long elapsedMs = far.loop().nowMs() - beganMs;
            long most = MEGABIT_BYTES_MS * elapsedMs + MEGABIT_BURST_BYTES + LONGEST_READ_BYTES;
            assertTrue((long) frames * frame.length <= most, "in " + elapsedMs + " ms");
        }
    }

    @Test
    void saysWhatIsWrongWithAnAddress() throws Exception {
        try (TcpTransport transport = transport(settings(20_000, 128))) {
            for (String address : List.of("nowhere", ":1", "127.0.0.1:x", "127.0.0.1:70000")) {
                assertThrows(IOException.class, () -> transport.listen(address, link -> new Recorder(transport, true)));
            }
            Recorder here = new Recorder(transport, true);
            transport.dial("127.0.0.1:x", here);

            assertInstanceOf(Taken.NotReached.class, here.next());
        }
    }

    private static Socket connect(String address) throws IOException {
        int colon = address.lastIndexOf(':');
        return new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    private TcpTransport transport(TcpSettings settings) {
        return new TcpTransport(settings, fatal::add);
    }

    private static TcpSettings settings(int idleMs, int maxLinks) {
        return settings(idleMs, maxLinks, 1_000);
    }

    private static TcpSettings settings(int idleMs, int maxLinks, int mbps) {
        return new TcpSettings(2_000, HANDSHAKE_MS, idleMs, maxLinks, 32, 1_000, mbps, 64 * 1024);
    }
}
