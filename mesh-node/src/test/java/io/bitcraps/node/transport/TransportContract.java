package io.bitcraps.node.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.node.transport.Recorder.Taken;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every transport keeps. Each end is driven on its transport's loop, as owners must. */
@Timeout(60)
interface TransportContract {

    int HANDSHAKE_MS = 300;

    /** Two transports that reach each other, and an address for the first to listen on. */
    Pair open();

    record Pair(Transport server, Transport client, String address) implements AutoCloseable {
        @Override
        public void close() {
            client.close();
            server.close();
        }
    }

    @Test
    default void carriesFramesInOrderBothWays() throws Exception {
        try (Pair pair = open()) {
            Recorder there = new Recorder(pair.server(), true);
            Recorder here = connect(pair, there, true);

            for (int i = 1; i <= 100; i++) {
                here.offer(new byte[i]);
                there.offer(new byte[2 * i]);
            }

            for (int i = 1; i <= 100; i++) {
                assertEquals(new Taken.Frame(i, (byte) 0), there.next());
                assertEquals(new Taken.Frame(2 * i, (byte) 0), here.next());
            }
        }
    }

    @Test
    default void carriesTheLargestFrame() throws Exception {
        try (Pair pair = open()) {
            Recorder there = new Recorder(pair.server(), true);
            Recorder here = connect(pair, there, true);
            byte[] frame = new byte[pair.client().maxFrame()];
            Arrays.fill(frame, (byte) 7);

            here.offer(frame);

            assertEquals(new Taken.Frame(frame.length, (byte) 7), there.next());
        }
    }

    @Test
    default void refusesToSendAFrameBeyondTheLargest() throws Exception {
        try (Pair pair = open()) {
            Recorder here = connect(pair, new Recorder(pair.server(), true), true);

            here.onLoop(link -> {
                assertThrows(IllegalArgumentException.class, () -> link.offer(new byte[1], 0, 0));
                byte[] large = new byte[pair.client().maxFrame() + 1];
                assertThrows(IllegalArgumentException.class, () -> link.offer(large, 0, large.length));
            });
        }
    }

    @Test
    default void takesACopy() throws Exception {
        try (Pair pair = open()) {
            Recorder there = new Recorder(pair.server(), true);
            Recorder here = connect(pair, there, true);

            here.onLoop(link -> {
                byte[] frame = {1, 2, 3};
                assertTrue(link.offer(frame, 1, 2));
                frame[1] = 9;
                link.flush();
            });

            assertEquals(new Taken.Frame(2, (byte) 2), there.next());
        }
    }

    @Test
    default void closesANarrowLinkOnALargeFrame() throws Exception {
        try (Pair pair = open()) {
            Recorder there = new Recorder(pair.server(), false);
            Recorder here = connect(pair, there, true);

            here.offer(new byte[Link.NARROW_FRAME_BYTES + 1]);

            assertEquals(new Taken.Closed(), there.next());
            assertEquals(new Taken.Closed(), here.next());
        }
    }

    @Test
    default void closesALinkThatStaysNarrowBeyondTheHandshakeTime() throws Exception {
        try (Pair pair = open()) {
            Recorder there = new Recorder(pair.server(), false);
            Recorder here = connect(pair, there, true);

            assertEquals(new Taken.Closed(), there.next());
            assertEquals(new Taken.Closed(), here.next());
        }
    }

    @Test
    default void closingTellsBothEndsOnce() throws Exception {
        try (Pair pair = open()) {
            Recorder there = new Recorder(pair.server(), true);
            Recorder here = connect(pair, there, true);

            here.offer(new byte[] {5});
            here.onLoop(link -> {
                link.close();
                link.close();
            });

            assertEquals(new Taken.Frame(1, (byte) 5), there.next());
            assertEquals(new Taken.Closed(), there.next());
            assertEquals(new Taken.Closed(), here.next());
            here.onLoop(link -> assertFalse(link.offer(new byte[1], 0, 1)));
            assertEquals(List.of(), here.rest());
        }
    }

    @Test
    default void deliversNothingWhilePausedAndEverythingAfter() throws Exception {
        try (Pair pair = open()) {
            Recorder there = new Recorder(pair.server(), true);
            Recorder here = connect(pair, there, true);
            there.onLoop(Link::pause);
            here.offer(new byte[] {1});
            here.offer(new byte[] {2});
            here.onLoop(link -> assertTrue(link.writable()));
            there.onLoop(link -> assertTrue(link.writable()));

            List<Taken> whilePaused = there.rest();
            there.onLoop(Link::resume);

            assertEquals(List.of(), whilePaused);
            assertEquals(new Taken.Frame(1, (byte) 1), there.next());
            assertEquals(new Taken.Frame(1, (byte) 2), there.next());
        }
    }

    @Test
    default void stopsTakingFramesWhenTheOtherEndDoesNotRead() throws Exception {
        try (Pair pair = open()) {
            Recorder there = new Recorder(pair.server(), true);
            Recorder here = connect(pair, there, true);
            there.onLoop(Link::pause);

            int taken = here.offerUntilRefused(new byte[1_000], 100_000);
            there.onLoop(Link::resume);

            assertTrue(taken > 0 && taken < 100_000, "taken: " + taken);
            here.awaitWritable();
            for (int i = 0; i < taken; i++) {
                assertEquals(new Taken.Frame(1_000, (byte) 0), there.next());
            }
        }
    }

    @Test
    default void tellsWhenNobodyListens() throws Exception {
        try (Pair pair = open()) {
            Recorder here = new Recorder(pair.client(), true);

            pair.client().dial(pair.address().replace(":0", ":1"), here);

            assertEquals(new Taken.NotReached(), here.next());
        }
    }

    @Test
    default void closingTheTransportClosesItsLinks() throws Exception {
        try (Pair pair = open()) {
            Recorder there = new Recorder(pair.server(), true);
            Recorder here = connect(pair, there, true);

            pair.client().close();

            assertEquals(new Taken.Closed(), there.next());
            assertEquals(new Taken.Closed(), here.next());
        }
    }

    @Test
    default void acceptsManyLinks() throws Exception {
        try (Pair pair = open()) {
            Recorder there = new Recorder(pair.server(), true);
            String address = pair.server().listen(pair.address(), there::onLink);

            for (int i = 0; i < 10; i++) {
                Recorder here = new Recorder(pair.client(), true);
                pair.client().dial(address, here);
                here.awaitLink();
                here.offer(new byte[] {1});

                assertEquals(new Taken.Frame(1, (byte) 1), there.next());
            }
        }
    }

    private static Recorder connect(Pair pair, Recorder there, boolean widen) throws IOException, InterruptedException {
        String address = pair.server().listen(pair.address(), there::onLink);
        Recorder here = new Recorder(pair.client(), widen);
        pair.client().dial(address, here);
        here.awaitLink();
        there.awaitLink();
        return here;
    }
}
