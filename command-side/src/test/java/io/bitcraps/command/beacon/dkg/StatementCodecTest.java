package io.bitcraps.command.beacon.dkg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.codec.Malformed;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatementCodecTest {

    private final Party four = Party.of(4);

    @Test
    void readsADealAsItWasWritten() {
        Statement.Deal deal = four.deal(1);

        byte[] bytes = StatementCodec.DEAL.encode(deal);

        assertEquals(deal, StatementCodec.DEAL.decode(bytes));
        assertArrayEquals(bytes, StatementCodec.DEAL.encode(StatementCodec.DEAL.decode(bytes)));
    }

    @Test
    void readsComplaintAndJustificationAsTheyWereWritten() {
        var complaint = new Statement.Complaint(2, 1);
        Statement.Justification shown = four.dealing(1).justify(complaint);

        byte[] written = StatementCodec.COMPLAINT.encode(complaint);

        assertEquals("{\"member\":2,\"dealer\":1}", new String(written, StandardCharsets.UTF_8));
        assertEquals(complaint, StatementCodec.COMPLAINT.decode(written));
        assertEquals(shown, StatementCodec.JUSTIFICATION.decode(StatementCodec.JUSTIFICATION.encode(shown)));
    }

    @Test
    void keepsTheLargestDealBelowEightKib() {
        byte[] bytes = StatementCodec.DEAL.encode(Party.of(22).deal(22));

        assertTrue(bytes.length < 8 * 1024, () -> bytes.length + " bytes");
    }

    @Test
    void refusesCommitmentsThatAreNoPoints() {
        String deal = new String(StatementCodec.DEAL.encode(four.deal(1)), StandardCharsets.UTF_8);
        String first = deal.substring(deal.indexOf("commitments") + 14).substring(0, 192);

        byte[] broken = deal.replace(first, "f".repeat(192)).getBytes(StandardCharsets.UTF_8);

        assertThrows(Malformed.class, () -> StatementCodec.DEAL.decode(broken));
    }
}
