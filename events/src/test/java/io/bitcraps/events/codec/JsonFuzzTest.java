package io.bitcraps.events.codec;

import io.bitcraps.events.Golden;
import io.bitcraps.events.Keys;
import io.bitcraps.events.Samples;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.genesis.CharterCodec;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.events.log.EntryCodec;
import io.bitcraps.events.state.StateCodec;
import io.bitcraps.fuzz.Decoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFuzzTest {

    static Stream<Decoder> decoders() {
        return Stream.of(
                decoder("payload", ActionCodec.PAYLOAD, Golden.lines("actions.jsonl")),
                decoder("state-value", StateCodec.VALUE, Golden.lines("state.jsonl")),
                new Decoder("action", actions(), bytes -> again(ActionCodec.parse(bytes))),
                new Decoder(
                        "entry",
                        Stream.of("entries.txt", "events.jsonl")
                                .flatMap(file -> Decoder.lines(Golden.lines(file)).stream())
                                .toList(),
                        bytes -> EntryCodec.encode(EntryCodec.decode(bytes))),
                new Decoder(
                        "genesis",
                        List.of(Golden.text("genesis.json").strip().getBytes(StandardCharsets.UTF_8)),
                        bytes -> GenesisCodec.encode(GenesisCodec.decode(bytes))),
                new Decoder(
                        "charter",
                        List.of(charter().getBytes(StandardCharsets.UTF_8)),
                        bytes -> CharterCodec.encode(CharterCodec.decode(bytes))));
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void takesOnlyWhatIsWrittenSo(Decoder decoder) {
        decoder.attack();
    }

    /** The genesis without what the parties bring. */
    private static String charter() {
        return Golden.text("genesis.json")
                .strip()
                .replaceAll("\"(voteKey|cosignerKey|logKey|beaconKey|groupKey)\":\"[^\"]*\",", "")
                .replaceFirst("\"dealt\":true,", "");
    }

    private static <T> Decoder decoder(String name, JsonCodec<T> codec, List<String> lines) {
        return new Decoder(name, Decoder.lines(lines), bytes -> codec.encode(codec.decode(bytes)));
    }

    private static List<byte[]> actions() {
        return Samples.actionBodies().stream()
                .map(body ->
                        ActionCodec.sign(Samples.action(5, body), Keys.ALICE).jws())
                .toList();
    }

    /** All three parts from what was read, as the action itself keeps the bytes it came in. */
    private static byte[] again(SignedAction action) {
        String header =
                "{\"alg\":\"Ed25519\",\"kid\":\"" + action.action().account() + "\",\"typ\":\"bitcraps-action+jws\"}";
        ByteArrayOutputStream jws = new ByteArrayOutputStream();
        jws.writeBytes(Base64Url.encode(header.getBytes(StandardCharsets.US_ASCII)));
        jws.write('.');
        jws.writeBytes(Base64Url.encode(ActionCodec.PAYLOAD.encode(action.action())));
        jws.write('.');
        jws.writeBytes(Base64Url.encode(ActionCodec.signature(action).bytes()));
        return jws.toByteArray();
    }
}
