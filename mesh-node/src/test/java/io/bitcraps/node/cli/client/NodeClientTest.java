package io.bitcraps.node.cli.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NodeClientTest {

    private static final Hash TICKET = Hash.parse("ab".repeat(32));
    private static final byte[] JWS = "a.b.c".getBytes(StandardCharsets.US_ASCII);
    private static final PublicKey KEY = Ed25519.signingKey(new byte[32]).publicKey();
    private static final String FINAL =
            "{\"ticket\":\"" + TICKET + "\",\"status\":\"final\",\"position\":7,\"height\":3}";
    private static final String PENDING = "{\"ticket\":\"" + TICKET + "\",\"status\":\"pending\"}";
    private static final String BUSY = "{\"status\":503,\"code\":\"busy\",\"detail\":\"full\"}";
    private static final String USED = "{\"status\":400,\"code\":\"nonce-used\",\"detail\":\"nonce 0 is used\"}";

    private final TinyNode node = new TinyNode();
    private final NodeClient client = new NodeClient(node.address());

    @AfterEach
    void close() {
        client.close();
        node.close();
    }

    @Test
    void submitsTheBytesAndReadsThePlace() throws Exception {
        node.answers("/v1/actions", 200, FINAL);

        Standing standing = client.submit(JWS, 1_000);

        assertEquals(new Standing.Final(TICKET, 7, new Height(3)), standing);
        assertEquals(List.of("POST /v1/actions?wait=1000"), node.asked);
        assertEquals(List.of("a.b.c"), node.bodies);
    }

    @Test
    void tellsPendingBusyAndRefusedApart() throws Exception {
        node.answers("/v1/actions/batch", 200, "[" + PENDING + "," + BUSY + "," + USED + "]");

        List<Standing> standings = client.submitBatch(List.of(JWS, JWS, JWS), 0);

        assertEquals(
                List.of(
                        new Standing.Pending(TICKET),
                        new Standing.Busy("busy", "full"),
                        new Standing.Refused("nonce-used", "nonce 0 is used")),
                standings);
        assertEquals(List.of("a.b.c\na.b.c\na.b.c\n"), node.bodies);
    }

    @Test
    void takesANodeThatStillStartsForBusyRatherThanForARefusal() throws Exception {
        node.answers("/v1/tickets/", 503, "{\"status\":503,\"code\":\"starting\",\"detail\":\"ask again\"}");

        Standing standing = client.ticket(TICKET, 0);

        assertEquals(new Standing.Busy("starting", "ask again"), standing);
    }

    @Test
    void refusesAnAnswerForFewerActionsThanWereSent() {
        node.answers("/v1/actions/batch", 200, "[" + PENDING + "]");

        assertEquals(
                CallFailed.UNINTELLIGIBLE,
                failure(() -> client.submitBatch(List.of(JWS, JWS), 0)).code());
    }

    @Test
    void readsAnAccount() throws Exception {
        node.answers(
                "/v1/accounts/",
                200,
                "{\"asOf\":{\"height\":9,\"position\":40,\"timeMs\":1},\"account\":\"" + KEY
                        + "\",\"balance\":\"1500000\",\"held\":\"2\",\"nonce\":4,\"openedHeight\":1}");

        Optional<AccountView> account = client.account(KEY, Height.ZERO);

        var expected = new AccountView(KEY, new Amount(1_500_000), new Amount(2), new Nonce(4), new Height(9));
        assertEquals(Optional.of(expected), account);
    }

    @Test
    void knowsAnAccountThatIsNotThereFromAnAddressThatIsNoNode() throws Exception {
        node.answers("/v1/accounts/", 404, "{\"code\":\"unknown-account\",\"detail\":\"no account\"}");
        node.answers("/v1/tables/", 404, "<html>not found</html>");

        assertEquals(Optional.empty(), client.account(KEY, Height.ZERO));
        assertEquals(
                CallFailed.UNINTELLIGIBLE,
                failure(() -> client.table(TableId.number(1))).code());
    }

    @Test
    void passesTheNodesProblemsOnWithTheRemedy() {
        node.answers("/v1/tables/", 404, "{\"code\":\"unknown-table\",\"detail\":\"no table t1\"}");

        CallFailed failed = failure(() -> client.table(TableId.number(1)));

        assertEquals("unknown-table", failed.code());
        assertEquals("no table t1; bitcraps table list shows those there are", failed.sentence());
    }

    @Test
    void readsNoMoreOfAFileThanAsked() throws Exception {
        byte[] file = new byte[1_001];
        node.answers("/tile/0/000", 200, file);
        node.answers("/checkpoint", 404, "{}");

        assertArrayEquals(file, client.file("tile/0/000", 1_001));
        assertThrows(CallFailed.class, () -> client.file("tile/0/000", 1_000));
        assertNull(client.file("checkpoint", 1_000));
    }

    @Test
    @Timeout(60)
    void waitsNoLongerForABodyThanForAnAnswer() {
        node.drips("/checkpoint");
        try (NodeClient impatient = new NodeClient(node.address(), Duration.ofMillis(100))) {
            CallFailed file = assertThrows(CallFailed.class, () -> impatient.file("checkpoint", 1_000));

            assertEquals(CallFailed.UNREACHABLE, file.code());
            assertTrue(file.sentence().contains("gives no answer"), file.sentence());
        }
    }

    @Test
    void saysHowToReachANodeThatIsNotThere() {
        node.close();

        CallFailed failed = failure(() -> client.status());

        assertEquals(CallFailed.UNREACHABLE, failed.code());
        assertTrue(failed.sentence().contains("--node"), failed.sentence());
    }

    @Test
    void refusesAnAnswerWithoutItsMembers() {
        node.answers("/v1/tickets/", 200, "{\"ticket\":\"" + TICKET + "\",\"status\":\"final\"}");

        assertEquals(
                CallFailed.UNINTELLIGIBLE,
                failure(() -> client.ticket(TICKET, 0)).code());
    }

    private interface Call {
        Object run() throws CallFailed;
    }

    private static CallFailed failure(Call call) {
        return assertThrows(CallFailed.class, call::run);
    }
}
