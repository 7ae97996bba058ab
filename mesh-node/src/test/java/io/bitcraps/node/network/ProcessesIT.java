package io.bitcraps.node.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.command.consensus.JournalCodec;
import io.bitcraps.command.consensus.JournalRecord;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.audit.Report;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.View;
import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.cli.client.Chain;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.cli.client.Standing;
import io.bitcraps.node.cli.network.ClosingAudit;
import io.bitcraps.node.coordinator.NodeFiles;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.SqliteLog;
import io.bitcraps.node.store.VoteJournal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
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

    private static final List<String> JAVA_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx512m", "-XX:TieredStopAtLevel=1");
    /** Below the ports that systems hand out for outgoing connections. */
    private static final int LOWEST_PORT = 20_000;

    private static final int PORTS_APART = 64;
    private static final int PORT_TRIES = 50;

    private final List<Giver> givers =
            IntStream.rangeClosed(1, 6).mapToObj(Giver::new).toList();

    @TempDir
    Path directory;

    private LocalNetwork network;
    private Chain chain;

    @BeforeEach
    void startNetwork() throws Exception {
        network = open();
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
        assertAllAcknowledgedAreInTheLogOf(0);
        assertAllAcknowledgedAreInTheLogOf(1);
        assertNobodyVotedTwice();
        assertCleanAudit();
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
            assertAllAcknowledgedAreInTheLogOf(i);
        }
        assertNobodyVotedTwice();
        assertCleanAudit();
    }

    @Test
    void aValidatorThatLostItsDiskCatchesUpAndContradictsNoVoteItForgot() throws Exception {
        givers.get(0).give(5, api(0), chain);
        network.nodes().get(3).kill();
        List<Ballot> forgotten = votes(network.files().node(3));
        remove(network.files().node(3));

        restart(3);
        givers.get(1).give(3, api(3), chain);

        stopWithCheckpoint();
        assertAllAcknowledgedAreInTheLogOf(3);
        assertFalse(forgotten.isEmpty());
        assertNoContradiction(
                Stream.concat(forgotten.stream(), votes(network.files().node(3)).stream()));
        assertCleanAudit();
    }

    private LocalNetwork open() throws LocalNetwork.Refused {
        for (int tries = 0; ; tries++) {
            int base = LOWEST_PORT + PORTS_APART * ThreadLocalRandom.current().nextInt(180);
            var choice = new LocalNetwork.Choice(
                    "processes",
                    new LocalNetwork.Ports(base, base + PORTS_APART - 1),
                    4,
                    givers.stream().map(Giver::allocation).toList(),
                    JAVA_OPTIONS);
            try {
                return LocalNetwork.open(directory, true, choice);
            } catch (LocalNetwork.Refused taken) {
                if (tries == PORT_TRIES) {
                    throw taken;
                }
            }
        }
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

    /** The node must have stopped. */
    private void assertAllAcknowledgedAreInTheLogOf(int index) throws IOException {
        NodeFiles files = network.files().node(index);
        GenesisChain genesis = GenesisChain.of(Files.readAllBytes(files.genesis()));
        List<Giver.Acknowledged> acknowledged = acknowledged();
        assertFalse(acknowledged.isEmpty());
        try (LogStore log = SqliteLog.open(files.log(), genesis.block())) {
            for (Giver.Acknowledged each : acknowledged) {
                Standing.Final standing = each.standing();
                List<byte[]> entry = log.entries(standing.position(), 1, SignedAction.MAX_BYTES);
                assertArrayEquals(each.jws(), entry.getFirst());
                assertEquals(standing.height(), log.heightAt(standing.position()));
            }
        }
    }

    private record Slot(View view, VoteKind kind) {}

    private void assertNobodyVotedTwice() {
        for (int i = 0; i < LocalNetwork.SIZE; i++) {
            List<Ballot> votes = votes(network.files().node(i));
            assertFalse(votes.isEmpty());
            assertNoContradiction(votes.stream());
        }
    }

    /** Of one validator: re-sending a vote is fine, another one in its place never is. */
    private static void assertNoContradiction(Stream<Ballot> votes) {
        Map<Slot, Ballot> bySlot = new HashMap<>();
        votes.forEach(vote -> {
            Ballot before = bySlot.putIfAbsent(new Slot(vote.view(), vote.kind()), vote);
            assertTrue(before == null || before.equals(vote), () -> "two votes: " + before + " and " + vote);
        });
    }

    /** In the order they were cast, from the journal of a node that has stopped. */
    private static List<Ballot> votes(NodeFiles files) {
        JournalCodec codec = new JournalCodec(new BlockCodec(ActionCodec::parse));
        try (VoteJournal journal = VoteJournal.open(files.journal())) {
            return journal.records().stream()
                    .map(item -> codec.decode(item.bytes()))
                    .flatMap(record -> switch (record) {
                        case JournalRecord.Cast cast -> Stream.of(cast.vote().ballot());
                        case JournalRecord.Kept kept -> Stream.<Ballot>empty();
                        case JournalRecord.Proved proved -> Stream.<Ballot>empty();
                    })
                    .toList();
        }
    }

    private void assertCleanAudit() throws Exception {
        Report report = ClosingAudit.run(network.files().node(0), directory.resolve("export"));

        assertEquals(List.of(), report.findings());
        assertTrue(report.actions() >= acknowledged().size());
    }
}
