package io.bitcraps.node.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bitcraps.node.ceremony.Gathering.Said;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Setting;
import io.bitcraps.node.config.Sources;
import io.bitcraps.node.coordinator.Node;
import io.bitcraps.node.network.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From four parties, one of which cheats, to a roll of their network that an outsider verifies. */
class CeremonyNetworkTest {

    private static final List<Integer> ALL = List.of(1, 2, 3, 4);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path root;

    private final List<Integer> ports = FreePorts.next(12);

    @Test
    @Timeout(300)
    void playsOnANetworkThatNobodyDealt() throws Exception {
        var four = new Gathering(root, 4);
        four.charter(ALL.stream().map(this::meshAddress).toList(), "--allocate", wallet() + "=500");
        four.join();
        four.cheat();
        List<Said> said = four.stepUntilNothingChanges(ALL);
        said.forEach(each -> assertTrue(each.text().contains("the genesis is there"), each.text()));

        List<Node> nodes = new ArrayList<>();
        try {
            for (int member : ALL) {
                nodes.add(node(four, member));
            }
            for (Node node : nodes) {
                node.start();
            }
            for (Node node : nodes) {
                assertTrue(node.awaitLive(PATIENCE));
            }
            play("table", "create", "--name", "together");
            play("table", "join", "t1");
            play("bet", "t1", "pass=5", "field=1");

            Said rolled = play("roll", "t1", "--wait");

            assertTrue(rolled.text().contains("\ndice "), rolled.text());
            Said audit = Gathering.run(
                    "audit",
                    "verify",
                    api(1),
                    "--genesis",
                    four.folder().resolve("genesis.json").toString(),
                    "--reexecute");
            assertEquals(0, audit.exit(), audit.text());
        } finally {
            for (Node node : nodes) {
                node.close();
            }
        }
    }

    /** A key of a player's; the network's charter gives it tokens. */
    private String wallet() throws IOException {
        Said made = Gathering.run("wallet", "new", "--no-passphrase", "--json", "--wallet", walletFile());
        return new ObjectMapper().readTree(made.text()).path("account").asText();
    }

    private String walletFile() {
        return root.resolve("wallet").toString();
    }

    private Said play(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--wallet", walletFile(), "--node", api(1)));
        Said said;
        do { // the read side may be a block behind what is final
            said = Gathering.run(arguments.toArray(String[]::new));
        } while (said.text().contains("no table t1 at height"));
        assertEquals(0, said.exit(), said.text());
        return said;
    }

    /** At a level that refuses dealt keys. */
    private Node node(Gathering four, int member) throws Exception {
        Map<String, String> settings = Map.of(
                Setting.BITCRAPS_PORT.name(), port(member, 0),
                Setting.BITCRAPS_API_PORT.name(), port(member, 1),
                Setting.BITCRAPS_METRICS_PORT.name(), port(member, 2),
                Setting.BITCRAPS_READ_SIDE.name(), Boolean.toString(member == 1),
                Setting.BITCRAPS_SECURITY_LEVEL.name(), "production");
        return new Node(
                four.files(member),
                Configuration.load(Sources.ofFlags(settings)),
                Files.readString(four.passphraseFile()).toCharArray(),
                reason -> {
                    throw new AssertionError(reason);
                });
    }

    private String meshAddress(int member) {
        return "127.0.0.1:" + port(member, 0);
    }

    private String api(int member) {
        return "http://127.0.0.1:" + port(member, 1);
    }

    private String port(int member, int which) {
        return Integer.toString(ports.get(3 * (member - 1) + which));
    }
}
