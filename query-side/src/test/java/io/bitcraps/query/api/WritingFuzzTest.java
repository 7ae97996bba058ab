package io.bitcraps.query.api;

import io.bitcraps.events.Keys;
import io.bitcraps.events.Samples;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.fuzz.Decoder;
import io.bitcraps.query.port.Ingress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of requests that write: whatever they hold, there is an answer. */
class WritingFuzzTest {

    private static final Writing WRITING = new Writing(new Forgetful());

    /** Takes what is an action and knows nothing of it afterwards. */
    private static final class Forgetful implements Ingress {
        @Override
        public Submission submit(byte[] jws) {
            try {
                return new Submission.Accepted(ActionCodec.parse(jws).ticket());
            } catch (Malformed e) {
                return new Submission.Refused("malformed-action", String.valueOf(e.getMessage()));
            }
        }

        @Override
        public Ticket ticket(Hash ticket, long waitMs) {
            return new Ticket.Pending();
        }

        @Override
        public Submission faucet(PublicKey to, Amount amount) {
            return new Submission.Accepted(Samples.SOME_HASH);
        }
    }

    static Stream<Decoder> decoders() {
        byte[] jws = ActionCodec.sign(Samples.action(5, Samples.actionBodies().getFirst()), Keys.ALICE)
                .jws();
        String line = new String(jws, StandardCharsets.US_ASCII);
        String faucet = "{\"to\": \"" + Keys.bob() + "\", \"amount\": \"100\"}";
        return Stream.of(
                new Decoder("body-of-submit", List.of(jws), bytes -> answered(bytes, WRITING.submit(bytes, null))),
                new Decoder(
                        "body-of-batch",
                        Decoder.lines(List.of(line, line + "\n" + line + "\n")),
                        bytes -> answered(bytes, WRITING.batch(bytes, null))),
                new Decoder(
                        "body-of-faucet",
                        Decoder.lines(List.of(faucet)),
                        bytes -> answered(bytes, WRITING.faucet(bytes, null))));
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void answersWhateverComes(Decoder decoder) {
        decoder.attack();
    }

    private static byte[] answered(byte[] body, Writing.Answer answer) {
        if (answer.status() >= 500 || answer.body().length == 0) {
            throw new AssertionError("status " + answer.status());
        }
        if (answer.status() >= 400) {
            throw new Malformed("status " + answer.status());
        }
        return body;
    }
}
