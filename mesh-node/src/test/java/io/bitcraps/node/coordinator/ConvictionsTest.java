package io.bitcraps.node.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.block.Evidence.Offence;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue.Conviction;
import io.bitcraps.node.mesh.Peer;
import io.bitcraps.node.network.DealtNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConvictionsTest {

    private static final Conviction CONVICTION =
            new Conviction(Epoch.ZERO, 2, new View(7), Offence.TWO_NOTARIZE, new Height(12));

    private final Committee committee = DealtNetwork.make(
                    new DealtNetwork.Plan("test", List.of("a:1", "b:1", "c:1", "d:1"), 1_000, 0, 10, List.of()),
                    length -> random(length))
            .genesis()
            .committee();
    private final Convictions convictions = new Convictions(committee);
    private static int next;

    @Test
    void tellsEachConvictionOnce() {
        StateTrie state = StateTrie.of(List.of(CONVICTION));

        assertEquals(List.of(), convictions.update(StateTrie.EMPTY));
        assertEquals(List.of(CONVICTION), convictions.update(state));
        assertEquals(List.of(), convictions.update(state));
        assertEquals(1, convictions.size());
        assertEquals(
                List.of("validator-3 is convicted of two-notarize in view 7, by the block at height 12"),
                convictions.sentences());
    }

    @Test
    void leavesOnlyTheConvictedOutOfThePeers() {
        List<Peer> peers = committee.validators().stream()
                .map(validator -> new Peer(validator.voteKey(), validator.address()))
                .toList();
        assertEquals(peers, convictions.acquitted(peers));

        convictions.update(StateTrie.of(List.of(CONVICTION)));

        assertEquals(List.of(peers.get(0), peers.get(1), peers.get(3)), convictions.acquitted(peers));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        bytes[0] = (byte) ++next;
        return bytes;
    }
}
