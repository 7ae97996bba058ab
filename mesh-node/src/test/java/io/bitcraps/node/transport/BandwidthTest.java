package io.bitcraps.node.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** By a clock that stands until it is turned. */
class BandwidthTest {

    private final VirtualLoop loop = new VirtualLoop();

    /** Two links that send as fast as they may, for two seconds. */
    @Property(tries = 50)
    void carriesTheRateAndNoMore(
            @ForAll @IntRange(min = 1, max = 1_000) int mbps, @ForAll @IntRange(min = 1_000, max = 100_000) int frame) {
        Bandwidth bandwidth = new Bandwidth(mbps, loop);
        Sender one = new Sender(bandwidth, frame);
        Sender two = new Sender(bandwidth, frame);

        one.run();
        two.run();
        loop.advance(2_000);

        long rate = 125_000L * mbps;
        long sent = one.sent + two.sent;
        assertTrue(sent <= 2 * rate + rate / 4 + frame, "too much: " + sent);
        assertTrue(sent >= 2 * rate - frame - rate / 100, "too little: " + sent);
    }

    @Test
    void givesEveryLinkItsTurn() {
        Bandwidth bandwidth = new Bandwidth(1, loop);
        List<Sender> senders = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            senders.add(new Sender(bandwidth, 10_000));
        }

        senders.forEach(Sender::run);
        loop.advance(60_000);

        long least =
                senders.stream().skip(1).mapToLong(sender -> sender.sent).min().orElseThrow();
        long most =
                senders.stream().skip(1).mapToLong(sender -> sender.sent).max().orElseThrow();
        assertTrue(most - least <= 10_000, "from " + least + " to " + most);
    }

    @Test
    void forgetsALinkThatClosed() {
        Bandwidth bandwidth = new Bandwidth(1, loop);
        List<String> called = new ArrayList<>();
        Runnable gone = () -> called.add("gone");
        Runnable there = () -> called.add("there");
        bandwidth.count(125_000);
        assertTrue(bandwidth.isUsedUp(gone));
        assertTrue(bandwidth.isUsedUp(there));

        bandwidth.forget(gone);
        loop.advance(10_000);

        assertEquals(List.of("there"), called);
    }

    @Test
    void waitsForNothingWhileThereIsSome() {
        Bandwidth bandwidth = new Bandwidth(1, loop);

        assertFalse(bandwidth.isUsedUp(() -> {
            throw new AssertionError("called");
        }));
        loop.advance(10_000);
    }

    private static final class Sender implements Runnable {
        private final Bandwidth bandwidth;
        private final int frame;
        private long sent;

        Sender(Bandwidth bandwidth, int frame) {
            this.bandwidth = bandwidth;
            this.frame = frame;
        }

        @Override
        public void run() {
            while (!bandwidth.isUsedUp(this)) {
                bandwidth.count(frame);
                sent += frame;
            }
        }
    }
}
