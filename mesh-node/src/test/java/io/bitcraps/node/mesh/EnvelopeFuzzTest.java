package io.bitcraps.node.mesh;

import io.bitcraps.fuzz.Decoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnvelopeFuzzTest {

    static Stream<Decoder> decoders() {
        List<byte[]> seeds = List.of(
                Envelope.keepAlive(),
                Envelope.farewell(Parting.SHUTDOWN),
                again(new Envelope.Batch(Priority.VOTES, List.of(new byte[10], new byte[300], new byte[1]))),
                again(new Envelope.Batch(Priority.GOSSIP, List.of(new byte[70_000]))));
        return Stream.of(new Decoder("envelope", seeds, bytes -> again(Envelope.decode(bytes, bytes.length))));
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void takesOnlyWhatIsWrittenSo(Decoder decoder) {
        decoder.attack();
    }

    private static byte[] again(Envelope envelope) {
        return switch (envelope) {
            case Envelope.Farewell(Parting parting) -> Envelope.farewell(parting);
            case Envelope.Batch(Priority priority, List<byte[]> frames) -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                out.write(priority.code());
                for (byte[] frame : frames) {
                    out.writeBytes(ByteBuffer.allocate(4).putInt(frame.length).array());
                    out.writeBytes(frame);
                }
                yield out.toByteArray();
            }
        };
    }
}
