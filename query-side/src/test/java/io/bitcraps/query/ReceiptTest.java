package io.bitcraps.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.log.note.Origin;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.events.log.note.TlogProof;
import io.bitcraps.query.synthetic.Json;
import io.bitcraps.query.synthetic.ReadSide;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ReceiptTest {

    private final ReadSide readSide = ReadSide.shared();

    @Test
    void provesThatTheActionIsInTheLog() {
        SignedAction action = readSide.game.played().get(5);

        Json receipt = readSide.get("/v1/receipts/" + action.ticket()).json();

        byte[] entry = Base64.getDecoder().decode(receipt.get("entry").text());
        TlogProof proof = TlogProof.parse(receipt.get("proof").text().getBytes(StandardCharsets.UTF_8));
        Policy policy = Policy.of(readSide.network.chain(), readSide.network.committee());
        assertArrayEquals(action.jws(), entry);
        assertEquals(receipt.get("position").number(), proof.index());
        assertInstanceOf(
                TlogProof.Check.Valid.class,
                proof.check(entry, Origin.of(readSide.network.chain()), policy, Ed25519.best()));
    }

    @Test
    void tellsTheEventsOfACarriedOutAction() {
        SignedAction bets = readSide.game.played().get(4);

        Json receipt = readSide.get("/v1/receipts/" + bets.ticket()).json();

        assertEquals("carried-out", receipt.get("outcome").text());
        assertEquals(1, receipt.get("results").size());
        Json result = receipt.get("results").get(0);
        assertEquals(
                receipt.get("position").number() + 1, result.get("position").number());
        assertEquals("bets-placed", result.get("event").get("type").text());
    }

    @Test
    void tellsWhyAnActionWasRefused() {
        SignedAction tooMuch = readSide.game.played().get(7);

        Json receipt = readSide.get("/v1/receipts/" + tooMuch.ticket()).json();

        assertEquals("refused", receipt.get("outcome").text());
        assertEquals("insufficient-tokens", receipt.get("refusal").text());
    }
}
