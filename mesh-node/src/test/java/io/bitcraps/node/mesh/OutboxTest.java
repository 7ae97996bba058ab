package io.bitcraps.node.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutboxTest {

    private final Outbox outbox = new Outbox();
    private final byte[] target = new byte[Envelope.MAX_BYTES];

    @ParameterizedTest
    @EnumSource(Priority.class)
    void holdsAtMostItsBoundWhateverIsOffered(Priority priority) {
        byte[] frame = new byte[1_000];
        int offered = 3 * priority.maxFrames();

        for (int i = 0; i < offered; i++) {
            outbox.offer(priority, frame);
        }

        assertTrue(outbox.size() <= priority.maxFrames());
        assertTrue(outbox.size() * 1_000L <= priority.maxBytes());
        assertEquals(offered - outbox.size(), outbox.dropped(priority));
    }

    @Test
    void dropsTheOldestVote() {
        int count = Priority.VOTES.maxFrames();
        for (int i = 0; i <= count; i++) {
            assertTrue(outbox.offer(Priority.VOTES, new byte[] {(byte) i}));
        }

        Envelope.Batch batch = drain(Priority.VOTES);

        assertArrayEquals(new byte[] {1}, batch.frames().getFirst());
        assertEquals(1, outbox.dropped(Priority.VOTES));
    }

    @Test
    void refusesTheNewestAction() {
        for (int i = 0; i < Priority.GOSSIP.maxFrames(); i++) {
            assertTrue(outbox.offer(Priority.GOSSIP, new byte[] {(byte) i}));
        }

        boolean taken = outbox.offer(Priority.GOSSIP, new byte[] {7});

        assertFalse(taken);
        assertArrayEquals(new byte[] {0}, drain(Priority.GOSSIP).frames().getFirst());
    }

    @ParameterizedTest
    @EnumSource(Priority.class)
    void takesTheLargestFrameIntoAnEmptyQueue(Priority priority) {
        boolean taken = outbox.offer(priority, new byte[Envelope.MAX_FRAME_BYTES]);

        assertTrue(taken);
        assertEquals(Envelope.MAX_BYTES, outbox.drain(priority, target));
    }

    @Test
    void batchesStayBelowTheirBound() {
        for (int i = 0; i < 60; i++) {
            outbox.offer(Priority.GOSSIP, new byte[5_000]);
        }

        int length = outbox.drain(Priority.GOSSIP, target);

        assertTrue(length <= Envelope.MAX_BATCH_BYTES && length > Envelope.MAX_BATCH_BYTES - 5_004);
        assertEquals(60 - length / 5_004, outbox.size());
    }

    @Property
    void framesComeOutAsTheyWentIn(@ForAll @Size(min = 1, max = 50) List<@Size(min = 1, max = 300) byte[]> frames) {
        Outbox fresh = new Outbox();
        frames.forEach(frame -> fresh.offer(Priority.SYNC, frame));
        byte[] bytes = new byte[Envelope.MAX_BYTES];

        int length = fresh.drain(Priority.SYNC, bytes);

        Envelope.Batch batch = assertInstanceOf(Envelope.Batch.class, Envelope.decode(bytes, length));
        assertEquals(Priority.SYNC, batch.priority());
        assertEquals(frames.size(), batch.frames().size());
        for (int i = 0; i < frames.size(); i++) {
            assertArrayEquals(frames.get(i), batch.frames().get(i));
        }
    }

    private Envelope.Batch drain(Priority priority) {
        int length = outbox.drain(priority, target);
        return assertInstanceOf(Envelope.Batch.class, Envelope.decode(target, length));
    }
}
