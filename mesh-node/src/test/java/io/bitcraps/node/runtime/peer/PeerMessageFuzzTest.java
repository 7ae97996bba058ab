package io.bitcraps.node.runtime.peer;

import io.bitcraps.events.Golden;
import io.bitcraps.fuzz.Decoder;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeerMessageFuzzTest {

    static Stream<Decoder> decoders() {
        List<byte[]> seeds = Golden.lines("peer-messages.hex").stream()
                .map(HexFormat.of()::parseHex)
                .toList();
        return Stream.of(new Decoder(
                "peer-message", seeds, bytes -> PeerMessageCodec.CODEC.encode(PeerMessageCodec.CODEC.decode(bytes))));
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void takesOnlyWhatIsWrittenSo(Decoder decoder) {
        decoder.attack();
    }
}
