package io.bitcraps.node.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before any process is started; each refusal is one sentence with a remedy. */
class LocalNetworkTest {

    private final LocalNetwork.Ports ports = ports();

    @TempDir
    private Path directory;

    @Test
    void continuesTheNetworkThatIsThere() throws Exception {
        open(false).close();
        byte[] genesis = Files.readAllBytes(directory.resolve("genesis.json"));

        open(false).close();

        assertArrayEquals(genesis, Files.readAllBytes(directory.resolve("genesis.json")));
    }

    @Test
    void makesANewNetworkWhenAskedTo() throws Exception {
        open(false).close();
        Files.writeString(directory.resolve("node-1/old"), "old");

        open(true).close();

        assertTrue(Files.notExists(directory.resolve("node-1/old")));
    }

    @Test
    void refusesASecondRunInTheDirectoryEvenWhenFresh() throws Exception {
        LocalNetwork first = open(false);
        byte[] genesis = Files.readAllBytes(directory.resolve("genesis.json"));

        String sentence = refusal(true);
        first.close();

        assertTrue(sentence.contains("another run has"), sentence);
        assertArrayEquals(genesis, Files.readAllBytes(directory.resolve("genesis.json")));
    }

    @Test
    void refusesAPortThatIsTakenByItsNumberAndLetsTheDirectoryGo() throws Exception {
        try (var taken = new ServerSocket(ports.api(2), 1, InetAddress.getLoopbackAddress())) {
            String sentence = refusal(false);

            assertTrue(sentence.contains("port " + taken.getLocalPort() + " is taken"), sentence);
            assertTrue(sentence.contains("--port-base"), sentence);
        }
        open(false).close();
    }

    @Test
    void refusesANetworkOfOtherPorts() throws Exception {
        open(false).close();

        String sentence = refusal(false, new LocalNetwork.Ports(ports.base() + 1, ports.page() + 1));

        assertTrue(sentence.contains("127.0.0.1:" + ports.mesh(0)), sentence);
    }

    @Test
    void refusesWhatAnInterruptedInitLeft() throws Exception {
        open(false).close();
        Files.delete(directory.resolve("genesis.json"));

        assertTrue(refusal(false).contains("--fresh"));
        open(true).close();
    }

    @Test
    void refusesATruncatedGenesisFile() throws Exception {
        open(false).close();
        byte[] genesis = Files.readAllBytes(directory.resolve("genesis.json"));
        Files.write(directory.resolve("genesis.json"), Arrays.copyOf(genesis, 100));

        assertTrue(refusal(false).contains("is no genesis file"));
        open(true).close();
    }

    @Test
    void neverRemovesWhatIsNoNetwork() throws IOException {
        Path letter = Files.writeString(directory.resolve("letter"), "dear");

        assertTrue(refusal(true).contains("no network"));

        assertEquals("dear", Files.readString(letter));
    }

    @Test
    void refusesAFileInPlaceOfTheDirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");

        var refused = assertThrows(LocalNetwork.Refused.class, () -> LocalNetwork.open(file, false, choice(ports)));

        assertEquals(
                file + " cannot be used (" + file + " is there already and no directory): name another directory with"
                        + " --dir",
                refused.getMessage());
    }

    private LocalNetwork open(boolean fresh) throws LocalNetwork.Refused {
        return LocalNetwork.open(directory, fresh, choice(ports));
    }

    private String refusal(boolean fresh) {
        return refusal(fresh, ports);
    }

    private String refusal(boolean fresh, LocalNetwork.Ports asked) {
        var refused =
                assertThrows(LocalNetwork.Refused.class, () -> LocalNetwork.open(directory, fresh, choice(asked)));
        String sentence = String.valueOf(refused.getMessage());
        assertEquals(1, sentence.lines().count(), sentence);
        return sentence;
    }

    private static LocalNetwork.Choice choice(LocalNetwork.Ports ports) {
        return new LocalNetwork.Choice("local", ports, 0, List.of(), List.of());
    }

    /** Below the ports that systems hand out for outgoing connections. */
    private static LocalNetwork.Ports ports() {
        int base = 10_000 + 64 * ThreadLocalRandom.current().nextInt(100);
        return new LocalNetwork.Ports(base, base + 50);
    }
}
