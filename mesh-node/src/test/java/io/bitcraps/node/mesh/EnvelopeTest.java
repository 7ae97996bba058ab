package io.bitcraps.node.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.codec.Malformed;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    /** The wire format: a change here is a change for every node. */
    @ParameterizedTest
    @CsvSource({
        "CONTROL,00000000020a0b",
        "VOTES,01000000020a0b",
        "PROPOSALS,02000000020a0b",
        "BLOCK_PARTS,03000000020a0b",
        "SYNC,04000000020a0b",
        "GOSSIP,05000000020a0b"
    })
    void writesABatchAsPinned(Priority priority, String hex) {
        Outbox outbox = new Outbox();
        outbox.offer(priority, new byte[] {10, 11});
        byte[] target = new byte[Envelope.MAX_BYTES];

        int length = outbox.drain(priority, target);

        assertEquals(hex, HexFormat.of().formatHex(target, 0, length));
    }

    @ParameterizedTest
    @CsvSource({
        "LINK_CLOSED,ff00",
        "DUPLICATE,ff01",
        "NOT_ADMITTED,ff02",
        "WRONG_PEER,ff03",
        "PENALIZED,ff04",
        "DISCONNECTED,ff05",
        "SHUTDOWN,ff06"
    })
    void writesAFarewellAsPinned(Parting parting, String hex) {
        assertEquals(hex, HexFormat.of().formatHex(Envelope.farewell(parting)));
    }

    @ParameterizedTest
    @EnumSource(Parting.class)
    void readsTheFarewellItWrote(Parting parting) {
        byte[] bytes = Envelope.farewell(parting);

        assertEquals(new Envelope.Farewell(parting), Envelope.decode(bytes, bytes.length));
    }

    @Test
    void readsAKeepAliveAsABatchOfNothing() {
        byte[] bytes = Envelope.keepAlive();

        Envelope.Batch batch = assertInstanceOf(Envelope.Batch.class, Envelope.decode(bytes, bytes.length));

        assertEquals(0, batch.frames().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "06",
                "fe",
                "ff",
                "ff08",
                "ff0000",
                "0000",
                "00000000",
                "0000000000",
                "000000000201",
                "00ffffffff01",
                "000000000101ff",
                "007fffffff"
            })
    void refusesWhatItDoesNotWrite(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThrows(Malformed.class, () -> Envelope.decode(bytes, bytes.length));
    }

    @Test
    void refusesTooManyFrames() {
        ByteBuffer out =
                ByteBuffer.allocate(1 + 5 * (Envelope.MAX_BATCH_FRAMES + 1)).put((byte) 1);
        while (out.hasRemaining()) {
            out.putInt(1).put((byte) 9);
        }

        assertThrows(Malformed.class, () -> Envelope.decode(out.array(), out.capacity()));
    }

    @Property
    void refusesOrReadsButNeverFailsOtherwise(@ForAll @Size(max = 40) byte[] bytes) {
        try {
            Envelope envelope = Envelope.decode(bytes, bytes.length);
            assertEquals(bytes.length, sizeOf(envelope));
        } catch (Malformed refused) {
            assertEquals(0, refused.getStackTrace().length);
        }
    }

    private static int sizeOf(Envelope envelope) {
        return switch (envelope) {
            case Envelope.Batch batch ->
                1 + batch.frames().stream().mapToInt(frame -> 4 + frame.length).sum();
            case Envelope.Farewell farewell -> 2;
        };
    }
}
