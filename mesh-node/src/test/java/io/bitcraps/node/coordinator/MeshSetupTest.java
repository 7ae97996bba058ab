package io.bitcraps.node.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Sources;
import io.bitcraps.node.mesh.Peer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Settings as they arrive where links are made. */
class MeshSetupTest {

    private static final Committee COMMITTEE = new Committee(
            Epoch.ZERO,
            IntStream.rangeClosed(1, 3)
                    .mapToObj(i -> new Committee.Validator(
                            "validator-" + i, key(i), key(10 + i), key(20 + i), "", "genesis-" + i + ":1"))
                    .toList());

    @Test
    void takesTheAddressesOfTheGenesis() throws Configuration.Invalid {
        assertEquals(List.of("genesis-1:1", "genesis-2:1", "genesis-3:1"), addresses(setup(Map.of())));
    }

    @Test
    void letsHintsWinOverTheGenesis() throws Configuration.Invalid {
        MeshSetup setup =
                setup(Map.of("BITCRAPS_BOOTSTRAP_NODES", "validator-2@here:2000," + key(3).text() + "@there:3000"));

        assertEquals(List.of("genesis-1:1", "here:2000", "there:3000"), addresses(setup));
        assertEquals(
                List.of(key(1), key(2), key(3)),
                setup.peers().stream().map(Peer::key).toList());
    }

    @Test
    void refusesHintsForNobodyAndForOneTwice() {
        String hints = "validator-4@a:1,validator-1@b:1," + key(1).text() + "@c:1";

        var refusal =
                assertThrows(IllegalArgumentException.class, () -> setup(Map.of("BITCRAPS_BOOTSTRAP_NODES", hints)));

        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.endsWith(": validator-4, " + key(1).text()), message);
    }

    @Test
    void listensOnlyWhereOthersMayDial() throws Configuration.Invalid {
        Map<String, String> address = Map.of("BITCRAPS_HOST", "::1", "BITCRAPS_PORT", "4000");
        Map<String, String> mobile = Map.of("BITCRAPS_MOBILE_MODE", "yes");

        assertEquals("::1:4000", setup(address).mesh().listen());
        assertEquals("", setup(mobile).mesh().listen());
    }

    @Test
    void handsOverRatesAndAges() throws Configuration.Invalid {
        MeshSetup setup = setup(Map.of(
                "BITCRAPS_MAX_CONNECTIONS", "7",
                "BITCRAPS_MAX_BANDWIDTH_MBPS", "8",
                "BITCRAPS_MAX_MESSAGE_RATE", "9",
                "BITCRAPS_SESSION_TIMEOUT", "60"));

        assertEquals(7, setup.tcp().maxLinks());
        assertEquals(8, setup.tcp().bandwidthMbps());
        assertEquals(9, setup.mesh().messagesPerSecond());
        assertEquals(60_000, setup.mesh().limits().sessionMs());
    }

    private static MeshSetup setup(Map<String, String> flags) throws Configuration.Invalid {
        return MeshSetup.of(COMMITTEE, Configuration.load(Sources.ofFlags(flags)));
    }

    private static List<String> addresses(MeshSetup setup) {
        return setup.peers().stream().map(Peer::address).toList();
    }

    private static PublicKey key(int number) {
        return new PublicKey(0, 0, 0, number);
    }
}
