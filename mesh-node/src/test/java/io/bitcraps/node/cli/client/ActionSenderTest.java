package io.bitcraps.node.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.id.Nonce;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActionSenderTest {

    private static final ProvenGame GAME = new ProvenGame();
    private static final ActionBody TRANSFER = new ActionBody.Transfer(ProvenGame.BOB, ProvenGame.GRANTED, "");

    private final TinyNode node = new TinyNode();
    private final NodeClient client = new NodeClient(node.address());
    private final ActionSender sender = new ActionSender(
            client, GAME.chain, ProvenGame.ALICE, bits -> 0, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    ActionSenderTest() {
        node.answers(
                "/v1/accounts/",
                200,
                "{\"asOf\":{\"height\":9},\"account\":\"" + ProvenGame.ALICE.publicKey()
                        + "\",\"balance\":\"1\",\"held\":\"0\",\"nonce\":4}");
    }

    @AfterEach
    void close() {
        client.close();
        node.close();
    }

    @Test
    void givesWhatItSignedWithWhatBecameOfIt() throws Exception {
        node.answers("/v1/actions", 400, "{\"code\":\"expired\",\"detail\":\"too late\"}");

        ActionSender.Sent sent = sender.send(TRANSFER, 0);

        assertEquals(new Standing.Refused("expired", "too late"), sent.standing());
        assertEquals(ActionCodec.parse(node.bodies.getLast().getBytes(StandardCharsets.US_ASCII)), sent.action());
        assertEquals(new Nonce(4), sent.action().action().nonce());
    }

    @Test
    void refusesTheStandingOfAnotherAction() {
        node.answers(
                "/v1/actions",
                200,
                "{\"ticket\":\"" + GAME.transfer.ticket() + "\",\"status\":\"final\",\"position\":1,\"height\":1}");

        CallFailed failed = assertThrows(CallFailed.class, () -> sender.send(TRANSFER, 0));

        assertTrue(failed.sentence().contains("answers for action " + GAME.transfer.ticket()), failed.sentence());
    }
}
