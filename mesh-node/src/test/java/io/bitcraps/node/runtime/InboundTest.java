package io.bitcraps.node.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.command.consensus.Message;
import io.bitcraps.command.consensus.MessageCheck;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.ingress.Admission;
import io.bitcraps.node.ingress.Mempool;
import io.bitcraps.node.runtime.lane.Lane;
import io.bitcraps.node.runtime.peer.PeerMessage;
import io.bitcraps.node.runtime.peer.PeerMessageCodec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboundTest {

    private static final byte[] QUESTION = PeerMessageCodec.CODEC.encode(new PeerMessage.BlocksRequest(new Height(1)));

    private final Stage stage = new Stage(8, 1);
    private final Lane verifiers = stage.lanes.crew("verifier", Inbound.OF_A_PEER);
    private final List<String> received = new ArrayList<>();
    private final Inbound inbound = new Inbound(
            stage.chain.genesis.chain(),
            stage.committee,
            new Inbound.Checks(
                    stage.messages(),
                    new MessageCheck(stage.certificates),
                    new Admission(stage.chain.genesis.chain(), Ed25519.best()),
                    Ed25519.best()),
            stage.peers,
            verifiers,
            new Mempool(100),
            () -> new Admission.Tip(
                    0,
                    stage.chain.genesis.state().timeMs(),
                    stage.chain.genesis.state().state()),
            new Names());

    /** Takes down what was received, from whom and in how many bytes. */
    private final class Names implements Inbound.Receivers {
        @Override
        public void consensus(int from, int bytes, Message message) {
            received.add("consensus " + from);
        }

        @Override
        public void actions(List<SignedAction> actions) {
            received.add("actions");
        }

        @Override
        public void share(int from, int bytes, PeerMessage.BeaconShare share) {
            received.add("share " + from);
        }

        @Override
        public void seed(int from, int bytes, PeerMessage.BeaconSeed seed) {
            received.add("seed " + from);
        }

        @Override
        public void cosignature(int from, int bytes, PeerMessage.Cosignature cosignature) {
            received.add("cosignature " + from);
        }

        @Override
        public void blocksRequest(int from, int bytes, PeerMessage.BlocksRequest request) {
            received.add("question " + from + " of " + bytes);
        }

        @Override
        public void blocks(int from, int bytes, PeerMessage.Blocks blocks) {
            received.add("blocks " + from);
        }
    }

    @Test
    void handsAFrameOnWithItsSenderAndItsBytes() {
        verifiers.start();

        inbound.frame(stage.key(2), QUESTION);
        stage.passMs(1);

        assertEquals(List.of("question 2 of " + QUESTION.length), received);
    }

    @Test
    void dropsAndCountsFramesOfAPeerBeyondItsNumber() {
        for (int i = 0; i < Inbound.OF_A_PEER.tasks() + 7; i++) {
            inbound.frame(stage.key(2), QUESTION);
        }
        inbound.frame(stage.key(3), QUESTION);

        assertEquals(7, verifiers.dropped(2));
        assertEquals(0, verifiers.dropped(3));
        assertEquals(Inbound.OF_A_PEER.tasks() + 1, verifiers.size());
    }

    @Test
    void dropsAndCountsFramesOfAPeerBeyondItsBytes() {
        byte[] large = new byte[1 << 20];
        for (int i = 0; i < 6; i++) {
            inbound.frame(stage.key(2), large);
        }
        inbound.frame(stage.key(3), large);

        assertEquals(2, verifiers.dropped(2), "4 MiB of one peer wait, no more");
        assertEquals(0, verifiers.dropped(3));
    }

    @Test
    void servesAnotherPeerInTurnHoweverMuchOneSends() {
        for (int i = 0; i < 1_000; i++) {
            inbound.frame(stage.key(2), QUESTION);
        }
        inbound.frame(stage.key(3), QUESTION);

        verifiers.start();
        stage.passMs(1);

        int turn = received.indexOf("question 3 of " + QUESTION.length);
        assertEquals(true, turn >= 0 && turn < 4, () -> "its turn came as number " + turn);
    }

    @Test
    void countsPointsForWhatIsNoMessage() {
        verifiers.start();

        inbound.frame(stage.key(2), new byte[] {99, 1, 2});
        inbound.frame(stage.key(3), new byte[0]);
        stage.passMs(1);

        assertEquals(List.of(stage.key(2), stage.key(3)), stage.links.offenders);
        assertEquals(List.of(), received);
    }

    @Test
    void hearsNobodyWhoIsNoValidator() {
        inbound.frame(new PublicKey(1, 2, 3, 4), QUESTION);

        assertEquals(0, verifiers.size());
    }
}
