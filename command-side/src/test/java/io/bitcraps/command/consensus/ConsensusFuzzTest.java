package io.bitcraps.command.consensus;

import io.bitcraps.command.beacon.key.Dealer;
import io.bitcraps.command.beacon.key.GroupKey;
import io.bitcraps.command.beacon.key.VerificationKey;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.codec.BinaryCodec;
import io.bitcraps.fuzz.Decoder;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConsensusFuzzTest {

    private static final BlockCodec BLOCKS = new BlockCodec(ActionCodec::parse);

    private static final Dealer.Deal DEALT = Dealer.deal(new byte[Dealer.MIN_RANDOMNESS], 4, 3);

    static Stream<Decoder> decoders() {
        return Stream.of(
                decoder("consensus-message", new MessageCodec(BLOCKS), "messages"),
                decoder("journal-record", new JournalCodec(BLOCKS), "journal"),
                new Decoder(
                        "beacon-key",
                        beaconKeys(),
                        bytes -> VerificationKey.decode(bytes).bytes()),
                new Decoder(
                        "beacon-group-key",
                        List.of(DEALT.committee().groupKey().bytes()),
                        bytes -> GroupKey.decode(bytes).bytes()));
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void takesOnlyWhatIsWrittenSo(Decoder decoder) {
        decoder.attack();
    }

    private static <T> Decoder decoder(String name, BinaryCodec<T> codec, String golden) {
        List<byte[]> seeds =
                Golden.lines(golden).stream().map(HexFormat.of()::parseHex).toList();
        return new Decoder(name, seeds, bytes -> codec.encode(codec.decode(bytes)));
    }

    private static List<byte[]> beaconKeys() {
        return DEALT.shareKeys().stream()
                .map(key -> key.verificationKey().bytes())
                .toList();
    }
}
