package io.bitcraps.node.ingress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What submit, ticket and faucet answer over HTTP, to the byte, whoever serves them. */
interface WritingContract {

    String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    HttpClient CLIENT = HttpClient.newHttpClient();

    URI node();

    ScriptedIngress ingress();

    private HttpResponse<String> send(String method, String path, String contentType, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        node().resolve(path.replace("FINAL", ScriptedIngress.FINAL.hex())
                                .replace("PENDING", ScriptedIngress.PENDING.hex())
                                .replace("STARTING", ScriptedIngress.STARTING.hex())))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " has no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> post(String path, String body) {
        return send("POST", path, "application/jose", body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(String path) {
        return send("GET", path, "", new byte[0]);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static void assertAnswer(int status, String body, HttpResponse<String> response) {
        assertEquals(body, response.body());
        assertEquals(status, response.statusCode());
        assertEquals("application/json", header(response, "Content-Type"));
        assertEquals("", header(response, "Retry-After"));
    }

    private static void assertProblem(int status, String code, String detail, HttpResponse<String> response) {
        assertEquals(problem(status, code, detail), response.body());
        assertEquals(status, response.statusCode());
        assertEquals("application/problem+json", header(response, "Content-Type"));
    }

    private static String problem(int status, String code, String detail) {
        return "{\"type\":\"about:blank\",\"title\":\"" + code + "\",\"status\":" + status + ",\"code\":\"" + code
                + "\",\"detail\":\"" + detail + "\"}";
    }

    private static String faucet(String amount) {
        return "{\"to\":\"" + KEY + "\",\"amount\":\"" + amount + "\"}";
    }

    private static String pending() {
        return "{\"ticket\":\"" + ScriptedIngress.PENDING.hex() + "\",\"status\":\"pending\"}";
    }

    private static String reached() {
        return "{\"ticket\":\"" + ScriptedIngress.FINAL.hex() + "\",\"status\":\"final\",\"position\":41,\"height\":6}";
    }

    @Test
    default void answersAFinalActionWithItsPlace() {
        assertAnswer(200, reached(), post("/v1/actions", "final"));
        assertAnswer(200, reached(), get("/v1/tickets/FINAL"));
    }

    @Test
    default void answersAPendingActionWithItsTicket() {
        assertAnswer(202, pending(), post("/v1/actions", "pending"));
        assertAnswer(202, pending(), get("/v1/tickets/PENDING"));
    }

    @Test
    default void answersAnUnknownTicketWithAProblem() {
        String detail = "no such action is pending or final: never sent, or expired; sending it again is safe";

        assertProblem(404, "unknown-ticket", detail, get("/v1/tickets/" + "0".repeat(64)));
        assertProblem(404, "unknown-ticket", detail, post("/v1/actions", "forgotten"));
    }

    @Test
    default void answersARefusedActionWithTheReason() {
        assertProblem(400, "malformed-action", "not \\\"an action\\\": no jws", post("/v1/actions", "no jws"));
    }

    @Test
    default void leavesAnEmptyBodyToTheChecksOfActions() {
        assertProblem(400, "malformed-action", "nothing was sent", post("/v1/actions", ""));
        assertAnswer(200, "[]", post("/v1/actions/batch", ""));
    }

    @Test
    default void asksToComeBackWhenTheMempoolIsFull() {
        HttpResponse<String> response = post("/v1/actions", "full");

        assertProblem(503, "busy", "this node takes no more for now: send the same bytes again in a moment", response);
        assertEquals("7", header(response, "Retry-After"));
    }

    @Test
    default void asksToComeBackWhileTheNodeStarts() {
        String detail = "this node still starts and cannot know yet: ask again in a moment";

        HttpResponse<String> ticket = get("/v1/tickets/STARTING");
        HttpResponse<String> action = post("/v1/actions", "too soon");

        assertProblem(503, "starting", detail, ticket);
        assertProblem(503, "starting", detail, action);
        assertEquals("1", header(ticket, "Retry-After"));
        assertEquals("1", header(action, "Retry-After"));
    }

    @ParameterizedTest(name = "wait={0}: {1} ms")
    @CsvSource({"0, 0", "250, 250", "30000, 30000", "30001, 30000", "99999999999999999999999, 30000", "007, 7"})
    default void waitsAsLongAsAskedAndAtMostThirtySeconds(String wait, long waitMs) {
        get("/v1/tickets/PENDING?wait=" + wait);

        assertEquals(waitMs, ingress().waits().getLast());
    }

    @Test
    default void doesNotWaitUnlessAsked() {
        post("/v1/actions?other=5", "pending");

        assertEquals(0, ingress().waits().getLast());
    }

    @ParameterizedTest
    @CsvSource({"-5", "abc", "1e3", "5s", "%20", "''"})
    default void refusesAMalformedWait(String wait) {
        String detail = "a wait is a number of milliseconds, not negative";

        assertProblem(400, "malformed-wait", detail, get("/v1/tickets/PENDING?wait=" + wait));
        assertProblem(400, "malformed-wait", detail, post("/v1/actions?wait=" + wait, "pending"));
        assertProblem(400, "malformed-wait", detail, post("/v1/actions/batch?wait=" + wait, "pending"));
        assertProblem(400, "malformed-wait", detail, post("/v1/faucet?wait=" + wait, faucet("1")));
    }

    @ParameterizedTest
    @CsvSource({"xyz", "0", "AA00000000000000000000000000000000000000000000000000000000000000"})
    default void refusesAMalformedTicket(String ticket) {
        assertProblem(400, "malformed-ticket", "a ticket is 64 lower-case hex digits", get("/v1/tickets/" + ticket));
    }

    @Test
    default void answersABatchLineByLine() {
        HttpResponse<String> response = post("/v1/actions/batch", "pending\nnonsense\n\nfull\nfinal\n");

        assertAnswer(
                200,
                "[" + pending() + ","
                        + problem(400, "malformed-action", "not \\\"an action\\\": nonsense") + ","
                        + problem(400, "malformed-action", "nothing was sent") + ","
                        + problem(503, "busy", "this node takes no more for now: send the same bytes again in a moment")
                        + "," + reached() + "]",
                response);
    }

    @Test
    default void refusesABatchOfTooManyLines() {
        assertEquals(200, post("/v1/actions/batch", "x\n".repeat(500)).statusCode());
        assertProblem(
                413,
                "batch-too-large",
                "a batch has at most 500 actions",
                post("/v1/actions/batch", "x\n".repeat(501)));
    }

    @Test
    default void refusesAnActionAboveItsLimit() {
        assertProblem(
                413,
                "action-too-large",
                "an action has at most 16384 bytes",
                send("POST", "/v1/actions", "application/jose", new byte[16_385]));
    }

    @ParameterizedTest
    @CsvSource({"/v1/actions", "/v1/actions/batch", "/v1/faucet"})
    default void refusesABodyAboveAnyLimit(String path) {
        assertProblem(
                413,
                "body-too-large",
                "a request has at most 1048576 bytes",
                send("POST", path, "application/json", new byte[(1 << 20) + 1]));
        assertProblem(
                413,
                "body-too-large",
                "a request has at most 1048576 bytes",
                send("POST", path, "application/json", new byte[4 << 20]));
    }

    @ParameterizedTest
    @CsvSource({"application/jose", "application/json", "text/plain", "application/x-www-form-urlencoded", "''"})
    default void takesABodyWhateverItsContentTypeSays(String contentType) {
        assertAnswer(
                202,
                pending(),
                send("POST", "/v1/actions", contentType, "pending".getBytes(StandardCharsets.US_ASCII)));
        assertAnswer(
                200,
                reached(),
                send("POST", "/v1/faucet", contentType, faucet("1").getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    default void passesFaucetRequestsOn() {
        assertAnswer(200, reached(), post("/v1/faucet", faucet("1")));
        assertAnswer(200, reached(), post("/v1/faucet", " { \"amount\" : \"1\",\n \"to\" : \"" + KEY + "\" } "));
        assertProblem(400, "no-faucet", "this node has no faucet", post("/v1/faucet", faucet("3")));
        assertProblem(
                400,
                "amount-out-of-range",
                "the faucet grants less at a time",
                post("/v1/faucet", faucet("21000000000000")));
    }

    @Test
    default void asksToComeBackWhenTheFaucetIsBusy() {
        HttpResponse<String> response = post("/v1/faucet", faucet("2"));

        assertEquals(503, response.statusCode());
        assertEquals("3", header(response, "Retry-After"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``
            null
            5
            "to"
            []
            {}
            {"to":
            {"to":"KEY"}
            {"amount":"1"}
            {"to":"KEY","amount":1}
            {"to":"KEY","amount":null}
            {"to":["KEY"],"amount":"1"}
            {"to":"KEY","amount":"1","memo":"x"}
            {"to":"KEY","amount":"1","amount":"1"}
            {"to":"KEY","amount":"1"} {}
            {"to":"KEY","amount":"1"}}
            {'to':'KEY','amount':'1'}
            """)
    default void refusesWhatIsNoFaucetRequest(String body) {
        assertMalformedFaucetRequest(body.replace("KEY", KEY));
    }

    @Test
    default void refusesDeepJsonWithoutFollowingIt() {
        assertMalformedFaucetRequest("[".repeat(500_000));
        assertMalformedFaucetRequest("{\"to\":".repeat(100_000));
        assertMalformedFaucetRequest(
                "{\"to\":\"" + KEY + "\",\"amount\":\"1\",\"x\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}");
    }

    private void assertMalformedFaucetRequest(String body) {
        assertProblem(
                400,
                "malformed-request",
                "expected {\\\"to\\\": \\\"<base64url key>\\\", \\\"amount\\\": \\\"<micro-CRAP>\\\"}",
                post("/v1/faucet", body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"to":"short","amount":"5"}                       | malformed-key    | a key is 43 characters of base64url
            {"to":"KEY","amount":"-5"}                        | malformed-amount | the amount is a number that is not negative
            {"to":"KEY","amount":"1e3"}                       | malformed-amount | the amount is a number that is not negative
            {"to":"KEY","amount":""}                          | malformed-amount | the amount is a number that is not negative
            {"to":"KEY","amount":"9999999999999999999"}       | malformed-amount | the amount is a number that is not negative
            """)
    default void refusesMalformedMembersOfAFaucetRequest(String body, String code, String detail) {
        assertProblem(400, code, detail, post("/v1/faucet", body.replace("KEY", KEY)));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/actions, POST",
        "PUT, /v1/actions, POST",
        "DELETE, /v1/actions/batch, POST",
        "GET, /v1/faucet, POST",
        "POST, /v1/tickets/FINAL, GET",
        "DELETE, /v1/tickets/FINAL, GET"
    })
    default void refusesAMethodThatAPathDoesNotTake(String method, String path, String allowed) {
        HttpResponse<String> response = send(method, path, "", new byte[0]);

        assertProblem(405, "method-not-allowed", "this path does not take " + method, response);
        assertTrue(header(response, "Allow").contains(allowed), () -> header(response, "Allow"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/action",
        "POST, /v1/actionsx",
        "POST, /v1/actions/one",
        "GET, /v1/actions/one",
        "GET, /v1/tickets",
        "GET, /v1/tickets/",
        "GET, /v1/tickets/FINAL/more",
        "GET, /v2/tickets/FINAL"
    })
    default void findsNothingAtOtherPaths(String method, String path) {
        HttpResponse<String> response = send(method, path, "", new byte[0]);

        String shown = path.replace("FINAL", ScriptedIngress.FINAL.hex());
        assertProblem(404, "not-found", "there is nothing at " + shown, response);
    }

    @Test
    default void answersHeadAsGetWithoutABody() {
        HttpResponse<String> response = send("HEAD", "/v1/tickets/PENDING", "", new byte[0]);

        assertEquals(202, response.statusCode());
        assertEquals("", response.body());
    }
}
