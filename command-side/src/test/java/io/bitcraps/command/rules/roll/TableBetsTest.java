package io.bitcraps.command.rules.roll;

import static io.bitcraps.command.rules.Felts.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.command.rules.Scene;
import io.bitcraps.events.id.Hash;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;

class TableBetsTest {

    @Test
    void hashesTagAndLeavesWithTheirLengthsInSeatOrder() throws IOException, NoSuchAlgorithmException {
        var scene = Scene.at(0).bet(BOB, "FIELD", crap("2")).bet(ALICE, "PASS", crap("5"));

        var hash = TableBets.hash(scene.ledger(), scene.ledger().existingTable(T1));

        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write("bitcraps/bets/v1\n".getBytes(StandardCharsets.US_ASCII));
        for (String leaf : new String[] {
            leaf(ALICE.text(), "pass", "5000000", "5000000"), leaf(BOB.text(), "field", "2000000", "6000000")
        }) {
            out.writeInt(leaf.length());
            out.write(leaf.getBytes(StandardCharsets.US_ASCII));
        }
        assertEquals(Hash.of(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray())), hash);
    }

    private static String leaf(String player, String kind, String stake, String reserved) {
        return "{\"type\":\"seat\",\"table\":\"t1\",\"player\":\"" + player
                + "\",\"bets\":[{\"spot\":{\"bet\":\"" + kind + "\",\"number\":0},\"stake\":\"" + stake
                + "\",\"on\":true,\"reserved\":\"" + reserved + "\",\"progress\":\"\"}]}";
    }
}
