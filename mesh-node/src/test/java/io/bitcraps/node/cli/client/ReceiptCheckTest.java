package io.bitcraps.node.cli.client;

import static io.bitcraps.node.cli.client.ProvenGame.BOB;
import static io.bitcraps.node.cli.client.ProvenGame.GRANT;
import static io.bitcraps.node.cli.client.ProvenGame.GRANTED;
import static io.bitcraps.node.cli.client.ProvenGame.SAME_TRANSFER;
import static io.bitcraps.node.cli.client.ProvenGame.TRANSFER;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.money.Amount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node may say of an action, under proofs that hold. */
class ReceiptCheckTest {

    private static final ProvenGame GAME = new ProvenGame();
    private static final String INSUFFICIENT = "insufficient-tokens";

    private final TinyNode node = new TinyNode();
    private final NodeClient client = new NodeClient(node.address());
    private final ReceiptCheck check = new ReceiptCheck(client, GAME.chain, new Ed25519());

    @AfterEach
    void close() {
        client.close();
        node.close();
    }

    @Test
    void acceptsHonestReceipts() {
        GAME.serve(node);

        assertDoesNotThrow(
                () -> check(GAME.receipt(TRANSFER, GAME.transfer.ticket(), 1, "", List.of(2, 3)), own(GAME.transfer)));
        assertDoesNotThrow(() -> check(
                GAME.receipt(SAME_TRANSFER, GAME.sameTransfer.ticket(), 1, INSUFFICIENT, List.of(5)),
                own(GAME.sameTransfer)));
        assertDoesNotThrow(() ->
                check(GAME.receipt(GRANT, GAME.grant.ticket(), 2, "", List.of(8)), new Wanted.Grant(BOB, GRANTED)));
    }

    @Test
    void refusesTheReceiptOfAnotherAction() {
        GAME.serve(node);
        Hash sent = GAME.sameTransfer.ticket();

        refuses(GAME.receipt(TRANSFER, GAME.transfer.ticket(), 1, "", List.of(2, 3)), own(GAME.sameTransfer));
        refuses(GAME.receipt(TRANSFER, sent, 1, "", List.of(2, 3)), own(GAME.sameTransfer));
        refuses(
                GAME.receipt(SAME_TRANSFER, GAME.transfer.ticket(), 1, INSUFFICIENT, List.of(5)),
                own(GAME.sameTransfer));
    }

    @Test
    void refusesTheReceiptOfAnotherGrant() {
        GAME.serve(node);
        String grant = GAME.receipt(GRANT, GAME.grant.ticket(), 2, "", List.of(8));

        refuses(grant, new Wanted.Grant(BOB, Amount.crap(6)));
        refuses(grant, new Wanted.Grant(ProvenGame.ALICE.publicKey(), GRANTED));
        refuses(GAME.receipt(TRANSFER, GAME.transfer.ticket(), 1, "", List.of(2, 3)), new Wanted.Grant(BOB, GRANTED));
    }

    @Test
    void refusesTheReceiptOfAnEvent() {
        GAME.serve(node);

        refuses(GAME.receipt(3, GAME.transfer.ticket(), 1, "", List.of()), own(GAME.transfer));
    }

    @Test
    void refusesAnotherHeight() {
        GAME.serve(node);

        refuses(GAME.receipt(TRANSFER, GAME.transfer.ticket(), 2, "", List.of(2, 3)), own(GAME.transfer));
        refuses(GAME.receipt(GRANT, GAME.grant.ticket(), 1, "", List.of(8)), new Wanted.Grant(BOB, GRANTED));
    }

    @Test
    void refusesARefusalThatIsNotInTheLogAndTheSilenceOverOneThatIs() {
        GAME.serve(node);

        refuses(GAME.receipt(TRANSFER, GAME.transfer.ticket(), 1, INSUFFICIENT, List.of(2, 3)), own(GAME.transfer));
        refuses(GAME.receipt(SAME_TRANSFER, GAME.sameTransfer.ticket(), 1, "", List.of(5)), own(GAME.sameTransfer));
    }

    @Test
    void refusesEventsThatAreNotTheActionsOwn() {
        GAME.serve(node);

        refuses(GAME.receipt(TRANSFER, GAME.transfer.ticket(), 1, "", List.of(2)), own(GAME.transfer));
        refuses(GAME.receipt(TRANSFER, GAME.transfer.ticket(), 1, "", List.of(2, 8)), own(GAME.transfer));
    }

    @Test
    void refusesEntriesThatAreNotUnderTheCheckpoint() {
        List<byte[]> shown = new ArrayList<>(GAME.entries());
        Collections.swap(shown, 2, 8);
        GAME.serve(node, shown);

        refuses(GAME.receipt(TRANSFER, GAME.transfer.ticket(), 1, "", List.of(8, 3)), own(GAME.transfer));
    }

    @Test
    void refusesAReceiptWhoseEventsTheNodeDoesNotShow() {
        refuses(GAME.receipt(TRANSFER, GAME.transfer.ticket(), 1, "", List.of(2, 3)), own(GAME.transfer));
    }

    private static Wanted own(SignedAction action) {
        return new Wanted.Own(action);
    }

    private void check(String receipt, Wanted wanted) throws CallFailed {
        node.answers("/v1/receipts/" + Hash.ZERO, 200, receipt);
        try {
            check.check(client.receipt(Hash.ZERO, 0), wanted);
        } finally {
            node.forgets("/v1/receipts/" + Hash.ZERO);
        }
    }

    private void refuses(String receipt, Wanted wanted) {
        CallFailed failed = assertThrows(CallFailed.class, () -> check(receipt, wanted));

        assertEquals("proof-does-not-hold", failed.code());
        assertTrue(failed.sentence().endsWith("do not trust this node"), failed.sentence());
    }
}
