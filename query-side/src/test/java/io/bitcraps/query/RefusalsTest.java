package io.bitcraps.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.query.synthetic.ReadSide;
import io.bitcraps.query.synthetic.ReadSide.Answer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {

    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String TICKET = "00".repeat(32);

    private final ReadSide readSide = ReadSide.shared();

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            /v1/nothing                         | 404 | not-found
            /v1/accounts/short                  | 400 | malformed-key
            /v1/accounts/KEY                    | 404 | unknown-account
            /v1/accounts/KEY/history            | 404 | unknown-account
            /v1/accounts/KEY?atLeast=x          | 400 | malformed-request
            /v1/accounts/KEY?atLeast=-1         | 400 | malformed-height
            /v1/tables/UPPER                    | 400 | malformed-table
            /v1/tables/t99                      | 404 | unknown-table
            /v1/tables/t1/rounds?limit=0        | 400 | malformed-limit
            /v1/tables/t1/rounds?limit=201      | 400 | malformed-limit
            /v1/tables/t1/rounds/minus          | 400 | malformed-roll
            /v1/tables/t1/rounds/99999          | 404 | unknown-roll
            /v1/blocks?limit=abc                | 400 | malformed-request
            /v1/blocks/99999999999999999999     | 400 | malformed-height
            /v1/blocks/4711                     | 404 | unknown-block
            /v1/tickets/xyz                     | 400 | malformed-ticket
            /v1/tickets/TICKET                  | 404 | unknown-ticket
            /v1/tickets/TICKET?wait=-5          | 400 | malformed-wait
            /v1/receipts/TICKET                 | 404 | unknown-ticket
            /v1/feed?from=end                   | 400 | malformed-position
            /tile/0/001                         | 404 | not-found
            /tile/9999/000                      | 404 | not-found
            /policy/1                           | 404 | not-found
            /blocks/000                         | 404 | not-found
            """)
    void answersBadRequestsWithAStableCode(String path, int status, String code) {
        Answer answer = readSide.get(path.replace("KEY", KEY).replace("TICKET", TICKET));

        assertEquals(code, answer.code());
        assertEquals(status, answer.status());
        assertEquals(status, answer.json().get("status").number());
    }

    @Test
    void refusesAMethodThatAPathDoesNotTake() {
        Answer answer =
                readSide.send(HttpRequest.newBuilder(readSide.uri("/v1/status")).DELETE());

        assertEquals(405, answer.status());
        assertEquals("method-not-allowed", answer.code());
    }

    @Test
    void refusesAnActionAboveTheLimit() {
        Answer answer = readSide.post("/v1/actions", new byte[SignedAction.MAX_BYTES + 1]);

        assertEquals(413, answer.status());
        assertEquals("action-too-large", answer.code());
    }

    @Test
    void refusesABodyAboveAnyLimit() {
        Answer answer = readSide.post("/v1/actions/batch", new byte[10 << 20]);

        assertEquals(413, answer.status());
        assertEquals("body-too-large", answer.code());
    }

    @Test
    void refusesABatchOfTooManyLines() {
        Answer answer = readSide.post("/v1/actions/batch", "x\n".repeat(501).getBytes(StandardCharsets.US_ASCII));

        assertEquals(413, answer.status());
        assertEquals("batch-too-large", answer.code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"to":"short","amount":"5"}      | malformed-key
            {"to":"KEY","amount":"-5"}       | malformed-amount
            {"to":"KEY","amount":"1e3"}      | malformed-amount
            {"to":"KEY"}                     | malformed-request
            {"to":                           | malformed-request
            []                               | malformed-request
            """)
    void refusesMalformedFaucetRequests(String body, String code) {
        byte[] bytes = body.replace("KEY", KEY).getBytes(StandardCharsets.UTF_8);

        Answer answer = readSide.post("/v1/faucet", bytes);

        assertEquals(400, answer.status());
        assertEquals(code, answer.code());
    }

    @Test
    void saysThatItIsBehindWhenAHeightIsNotReachedInTime() {
        long height = readSide.log.tip().value() + 1;

        Answer answer = readSide.get("/v1/status?atLeast=" + height);

        assertEquals(503, answer.status());
        assertEquals("behind", answer.code());
        assertTrue(Integer.parseInt(answer.header("Retry-After")) > 0);
    }

    @Test
    void keepsWhatWentWrongInsideToItself() {
        Answer answer = readSide.get("/tile/0/%00");

        assertEquals("not-found", answer.code());
    }
}
