package io.bitcraps.node.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptConnectionTest {

    private static final Hash TICKET = Hash.parse("ab".repeat(32));
    private static final byte[] JWS = "a.b.c".getBytes(StandardCharsets.US_ASCII);
    private static final String FINAL =
            "{\"ticket\":\"" + TICKET + "\",\"status\":\"final\",\"position\":7,\"height\":3}";
    private static final Standing DONE = new Standing.Final(TICKET, 7, new Height(3));
    private static final String USED = "{\"status\":400,\"code\":\"nonce-used\",\"detail\":\"nonce 0 is used\"}";

    private final TinyNode node = new TinyNode();

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void sendsManyActionsOverOneConnection() throws IOException {
        node.answers("/v1/actions", 200, FINAL);
        try (KeptConnection connection = KeptConnection.open(node.address())) {

            List<Standing> first = connection.submit(List.of(JWS), 50);
            List<Standing> second = connection.submit(List.of(JWS), 50);

            assertEquals(List.of(DONE), first);
            assertEquals(List.of(DONE), second);
        }
        assertEquals(List.of("a.b.c", "a.b.c"), node.bodies);
        assertEquals("POST /v1/actions?wait=50", node.asked.getFirst());
    }

    @Test
    void aBatchIsALineAnActionAndAnsweredInOrder() throws IOException {
        node.answers("/v1/actions/batch", 200, "[" + FINAL + "," + USED + "]");
        try (KeptConnection connection = KeptConnection.open(node.address())) {

            List<Standing> standings = connection.submit(List.of(JWS, JWS), 0);

            assertEquals(List.of(DONE, new Standing.Refused("nonce-used", "nonce 0 is used")), standings);
        }
        assertEquals(List.of("a.b.c\na.b.c\n"), node.bodies);
    }

    @Test
    void readsARefusalOfOneAction() throws IOException {
        node.answers("/v1/actions", 400, USED);
        try (KeptConnection connection = KeptConnection.open(node.address())) {

            List<Standing> standings = connection.submit(List.of(JWS), 0);

            assertEquals(List.of(new Standing.Refused("nonce-used", "nonce 0 is used")), standings);
        }
    }

    @Test
    void anAnswerThatIsNoStandingIsAFailure() throws IOException {
        node.answers("/v1/actions", 200, "{\"hello\":1}");
        try (KeptConnection connection = KeptConnection.open(node.address())) {

            assertThrows(IOException.class, () -> connection.submit(List.of(JWS), 0));
        }
    }
}
