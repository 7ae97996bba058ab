package io.bitcraps.node.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.fuzz.Decoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a node answers, a command gets values or says that the node does not answer as one does. */
class AnswersFuzzTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TICKET = "ab".repeat(32);
    private static final String KEY = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]);

    static Stream<Decoder> decoders() {
        return Stream.of(
                decoder(
                        "answer-standing",
                        Answers::standing,
                        "{\"ticket\":\"" + TICKET + "\",\"status\":\"final\",\"position\":7,\"height\":3}",
                        "{\"ticket\":\"" + TICKET + "\",\"status\":\"pending\"}",
                        "{\"status\":503,\"code\":\"busy\",\"detail\":\"full\"}"),
                decoder(
                        "answer-account",
                        Answers::account,
                        "{\"account\":\"" + KEY + "\",\"balance\":\"5\",\"held\":\"1\",\"nonce\":2,"
                                + "\"asOf\":{\"height\":9}}"),
                decoder(
                        "answer-receipt",
                        Answers::receipt,
                        "{\"ticket\":\"" + TICKET
                                + "\",\"position\":7,\"height\":3,\"entry\":\"AAAA\",\"refusal\":null,"
                                + "\"results\":[{\"position\":8,\"event\":{\"type\":\"x\"}}],\"proof\":\"p\"}"),
                decoder(
                        "answer-tables",
                        Answers::tables,
                        "{\"tables\":[{\"id\":\"t1\",\"name\":\"a\",\"phase\":\"open\",\"roll\":4,\"point\":0,"
                                + "\"locked\":false}]}"));
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void readsOrRefusesWhateverComes(Decoder decoder) {
        decoder.attack();
    }

    private static Decoder decoder(String name, Function<JsonNode, Object> reading, String... answers) {
        List<byte[]> seeds = Arrays.stream(answers)
                .map(answer -> answer.getBytes(StandardCharsets.UTF_8))
                .toList();
        return new Decoder(name, seeds, bytes -> read(reading, bytes));
    }

    /** Refusals are those that {@link NodeClient} turns into a sentence for whoever asked. */
    private static byte[] read(Function<JsonNode, Object> reading, byte[] bytes) {
        try {
            Objects.requireNonNull(reading.apply(JSON.readTree(bytes)));
            return bytes;
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }
}
