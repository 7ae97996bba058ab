package io.bitcraps.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.query.synthetic.ReadSide;
import io.bitcraps.query.synthetic.ReadSide.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IngressRoutesTest {

    private static final ReadSide READ_SIDE = ReadSide.start(QuerySettings.inMemory());

    @BeforeAll
    static void play() {
        READ_SIDE.game.round();
    }

    @AfterAll
    static void stop() {
        READ_SIDE.close();
    }

    @Test
    void answersAFinalActionWithItsPlace() {
        SignedAction action = READ_SIDE.game.played().getFirst();

        Answer answer = READ_SIDE.get("/v1/tickets/" + action.ticket());

        assertEquals(200, answer.status());
        assertEquals(
                "{\"ticket\":\"" + action.ticket() + "\",\"status\":\"final\",\"position\":10,\"height\":2}",
                answer.text());
    }

    @Test
    void answersAPendingActionWithItsTicket() {
        SignedAction action = READ_SIDE.game.unplayed(0);

        Answer answer = READ_SIDE.post("/v1/actions", action.jws());

        assertEquals(202, answer.status());
        assertEquals("{\"ticket\":\"" + action.ticket() + "\",\"status\":\"pending\"}", answer.text());
        assertEquals(202, READ_SIDE.get("/v1/receipts/" + action.ticket()).status());
    }

    @Test
    void answersARefusedActionWithTheReason() {
        Answer answer = READ_SIDE.post("/v1/actions", "no jws".getBytes(StandardCharsets.US_ASCII));

        assertEquals(400, answer.status());
        assertEquals("malformed-action", answer.code());
        assertEquals("about:blank", answer.json().get("type").text());
        assertEquals("malformed-action", answer.json().get("title").text());
    }

    @Test
    void answersABatchLineByLine() {
        String jws = new String(READ_SIDE.game.unplayed(1).jws(), StandardCharsets.US_ASCII);
        String done = new String(READ_SIDE.game.played().getFirst().jws(), StandardCharsets.US_ASCII);

        Answer answer = READ_SIDE.post(
                "/v1/actions/batch", (jws + "\nnonsense\n" + done + "\n").getBytes(StandardCharsets.US_ASCII));

        assertEquals(200, answer.status());
        assertEquals(3, answer.json().size());
        assertEquals("pending", answer.json().get(0).get("status").text());
        assertEquals("malformed-action", answer.json().get(1).get("code").text());
        assertEquals("final", answer.json().get(2).get("status").text());
    }

    @Test
    void passesFaucetRequestsOn() {
        String key = READ_SIDE.game.player(0).text();

        Answer given = READ_SIDE.post("/v1/faucet", body(key, "\"5000000\""));
        Answer tooMuch = READ_SIDE.post("/v1/faucet", body(key, "\"99000000000000\""));

        assertEquals("unknown-ticket", given.code());
        assertEquals("amount-out-of-range", tooMuch.code());
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void saysWhenTheMempoolIsFull() {
        READ_SIDE.ingress.fill();

        Answer answer = READ_SIDE.post("/v1/actions", READ_SIDE.game.unplayed(0).jws());

        assertEquals(503, answer.status());
        assertEquals("busy", answer.code());
        assertEquals("3", answer.header("Retry-After"));
    }

    private static byte[] body(String to, String amount) {
        return ("{\"to\":\"" + to + "\",\"amount\":" + amount + "}").getBytes(StandardCharsets.UTF_8);
    }
}
