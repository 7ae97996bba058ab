package io.bitcraps.node.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.node.cli.Main;
import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.cli.client.Chain;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.cli.network.ClosingAudit;
import io.bitcraps.node.coordinator.NodeFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Four real processes that are killed as a crash would, and what must still hold; the auditor closes every test. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class ProcessesIT {

    private final List<Giver> givers =
            IntStream.rangeClosed(1, 6).mapToObj(Giver::new).toList();

    @TempDir
    Path directory;

    private LocalNetwork network;
    private Chain chain;

    @BeforeEach
    void startNetwork() throws Exception {
        network = FreshNetwork.open(
                directory,
                "processes",
                4,
                givers.stream().map(Giver::allocation).toList());
        network.start(progress -> {});
        chain = Chain.of(Files.readAllBytes(network.files().genesis()));
    }

    @AfterEach
    void stopNetwork() throws InterruptedException {
        network.close();
    }

    @Test
    void goesOnWithoutOneValidatorAndNeedsItAgainAfterItsRestart() throws Exception {
        Thread load = givers.get(0).keepGiving(3, api(0), chain);

        network.nodes().get(1).kill();
        givers.get(1).give(5, api(2), chain);
        restart(1);
        givers.get(2).give(1, api(1), chain);
        load.interrupt();
        load.join();
        network.nodes().get(3).kill();
        givers.get(3).give(5, api(1), chain);

        // Three of four are just a quorum: no block after the second kill is final without the restarted one's votes.
        restart(3);
        stopWithCheckpoint();
        aftermath().assertAllAcknowledgedAreInTheLogOf(0);
        aftermath().assertAllAcknowledgedAreInTheLogOf(1);
        aftermath().assertNobodyVotedTwice();
        aftermath().assertCleanAudit(0, directory.resolve("export"));
    }

    @Test
    void keepsEveryAcknowledgedActionWhenAllValidatorsCrashAtOnce() throws Exception {
        for (int i = 0; i < LocalNetwork.SIZE; i++) {
            givers.get(i).keepGiving(5, api(i), chain);
        }

        for (NodeProcess node : network.nodes()) {
            node.kill();
        }
        for (int i = 0; i < LocalNetwork.SIZE; i++) {
            network.restart(i);
        }
        network.awaitReady(progress -> {});

        assertAllAcknowledgedAreStillFinal();
        givers.get(4).give(3, api(0), chain);
        stopWithCheckpoint();
        for (int i = 0; i < LocalNetwork.SIZE; i++) {
            aftermath().assertAllAcknowledgedAreInTheLogOf(i);
        }
        aftermath().assertNobodyVotedTwice();
        aftermath().assertCleanAudit(0, directory.resolve("export"));
    }

    @Test
    void aValidatorThatLostItsDiskCatchesUpAndContradictsNoVoteItForgot() throws Exception {
        givers.get(0).give(5, api(0), chain);
        network.nodes().get(3).kill();
        List<Ballot> forgotten = Aftermath.votes(network.files().node(3));
        remove(network.files().node(3));

        restart(3);
        givers.get(1).give(3, api(3), chain);

        stopWithCheckpoint();
        aftermath().assertAllAcknowledgedAreInTheLogOf(3);
        assertFalse(forgotten.isEmpty());
        Aftermath.assertNoContradiction(Stream.concat(
                forgotten.stream(), Aftermath.votes(network.files().node(3)).stream()));
        aftermath().assertCleanAudit(0, directory.resolve("export"));
    }

    @Test
    void aValidatorRestoredFromABackupAgreesAndContradictsNoVoteItForgot() throws Exception {
        NodeFiles files = network.files().node(3);
        Path backup = directory.resolve("backup");
        Thread load = givers.get(0).keepGiving(5, api(0), chain);
        run("backup", files.directory(), backup);
        givers.get(1).give(5, api(3), chain);
        network.nodes().get(3).kill();
        List<Ballot> forgotten = Aftermath.votes(files);
        remove(files);

        run("restore", backup, files.directory());
        restart(3); // under load: it abstains until a block is final that is younger than the restore
        load.interrupt();
        load.join();
        network.nodes().get(1).kill();
        givers.get(2).give(3, api(3), chain); // three of four are just a quorum, and the restored one is of it

        assertFalse(Files.exists(files.abstention()));
        restart(1);
        stopWithCheckpoint();
        aftermath().assertAllAcknowledgedAreInTheLogOf(3);
        assertFalse(forgotten.isEmpty());
        Aftermath.assertNoContradiction(Stream.concat(forgotten.stream(), Aftermath.votes(files).stream()));
        assertEquals(0, Main.commandLine().execute("store", "check", text(files.directory())));
        aftermath().assertCleanAudit(0, directory.resolve("export"));
    }

    private static void run(String command, Path from, Path to) {
        assertEquals(0, Main.commandLine().execute("store", command, text(from), text(to)), command);
    }

    private static String text(Path path) {
        return path.toString();
    }

    private URI api(int index) {
        return network.nodes().get(index).api();
    }

    private void restart(int index) throws LocalNetwork.Refused, InterruptedException {
        network.restart(index);
        network.awaitReady(progress -> {});
    }

    private void stopWithCheckpoint() throws CallFailed, InterruptedException {
        try (NodeClient client = new NodeClient(api(0))) {
            ClosingAudit.awaitCheckpoint(client);
        }
        network.close();
    }

    private static void remove(NodeFiles files) throws IOException {
        for (Path each : List.of(files.log(), files.journal(), files.snapshots())) {
            String name = String.valueOf(each.getFileName());
            try (Stream<Path> all = Files.list(files.directory())) {
                for (Path path : all.filter(
                                file -> file.getFileName().toString().startsWith(name))
                        .toList()) {
                    removeTree(path);
                }
            }
        }
    }

    private static void removeTree(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private List<Giver.Acknowledged> acknowledged() {
        return givers.stream().flatMap(giver -> giver.acknowledged().stream()).toList();
    }

    private void assertAllAcknowledgedAreStillFinal() throws CallFailed {
        try (NodeClient client = new NodeClient(api(1))) {
            for (Giver.Acknowledged each : acknowledged()) {
                assertEquals(each.standing(), client.ticket(Sha256.hash(each.jws()), 0));
            }
        }
    }

    private Aftermath aftermath() {
        return new Aftermath(network.files(), acknowledged());
    }
}
