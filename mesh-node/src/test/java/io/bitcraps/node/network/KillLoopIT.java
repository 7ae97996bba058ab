package io.bitcraps.node.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.cli.Main;
import io.bitcraps.node.cli.client.Chain;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.cli.network.ClosingAudit;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.SqliteLog;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Four real processes under load that are killed (SIGKILL) at random times, during their starts too, one or several at
 * once. {@code .ci/kill-loop} runs many kills; a build runs a few. Afterwards every acknowledged action is in every log,
 * the four logs are one, nobody voted twice, every store is whole, and the auditor finds nothing.
 */
class KillLoopIT {

    private static final int KILLS = Integer.getInteger("bitcraps.kills", 6);
    private static final long SEED = Long.getLong("bitcraps.seed", System.nanoTime());
    private static final int GIVERS = 8;

    /** Of a hundred: how often a victim is killed again while it starts, and how often all are killed at once. */
    private static final int AGAIN_PERCENT = 30;

    private static final int ALL_PERCENT = 10;
    private static final int TWO_PERCENT = 15;

    private final Path directory = Path.of("target", "kill-loop");
    private final Random random = new Random(SEED);
    private final CountDownLatch never = new CountDownLatch(1);
    private final List<StubbornGiver> givers =
            IntStream.rangeClosed(1, GIVERS).mapToObj(StubbornGiver::new).toList();
    private final List<Long> recoveriesMs = new ArrayList<>();
    private int kills;
    private int whileStarting;
    private int allAtOnce;

    @Test
    void losesNothingThatWasAcknowledgedHoweverItIsKilled() throws Exception {
        System.out.println("kill loop: " + KILLS + " kills, seed " + SEED);
        long started = System.nanoTime();
        NetworkFiles files;
        List<Giver.Acknowledged> acknowledged;
        try (LocalNetwork network = FreshNetwork.open(
                directory,
                "killed",
                0,
                givers.stream().map(StubbornGiver::allocation).toList())) {
            files = network.files();
            network.start(progress -> {});
            Chain chain = Chain.of(Files.readAllBytes(files.genesis()));
            List<Thread> load = load(network, chain);
            awaitMore(0);
            while (kills < KILLS) {
                round(network);
            }
            givers.forEach(StubbornGiver::stop);
            for (Thread thread : load) {
                thread.join();
            }
            acknowledged = givers.stream()
                    .flatMap(giver -> giver.acknowledged().stream())
                    .toList();
            for (NodeProcess node : network.nodes()) {
                requireStillFinal(node.api(), acknowledged);
            }
            try (NodeClient client = new NodeClient(network.nodes().getFirst().api())) {
                ClosingAudit.awaitCheckpoint(client);
            }
        }
        Height tip = requireOneChain(files);
        Aftermath aftermath = new Aftermath(files, acknowledged);
        for (int i = 0; i < LocalNetwork.SIZE; i++) {
            aftermath.assertAllAcknowledgedAreInTheLogOf(i);
            String node = files.node(i).directory().toString();
            assertEquals(0, Main.commandLine().execute("store", "check", node));
        }
        aftermath.assertNobodyVotedTwice();
        aftermath.assertCleanAudit(0, directory.resolve("export"));
        List<String> refusals =
                givers.stream().flatMap(giver -> giver.refusals().stream()).toList();
        report(acknowledged.size(), tip, refusals.size(), (System.nanoTime() - started) / 1_000_000);
        assertEquals(List.of(), refusals);
    }

    /** Each begins at another node. */
    private List<Thread> load(LocalNetwork network, Chain chain) {
        List<URI> nodes = network.nodes().stream().map(NodeProcess::api).toList();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < GIVERS; i++) {
            List<URI> order = new ArrayList<>(nodes);
            Collections.rotate(order, i);
            threads.add(givers.get(i).start(order, chain));
        }
        return threads;
    }

    private void round(LocalNetwork network) throws Exception {
        pause(random.nextInt(2_000));
        List<Integer> victims = victims();
        for (int victim : victims) {
            kill(network, victim);
        }
        allAtOnce += victims.size() == LocalNetwork.SIZE ? 1 : 0;
        int before = count();
        long killed = System.nanoTime();
        pause(random.nextInt(500));
        for (int victim : victims) {
            network.restart(victim);
        }
        int again = victims.get(random.nextInt(victims.size()));
        if (random.nextInt(100) < AGAIN_PERCENT && kills < KILLS) {
            pause(random.nextInt(3_000));
            kill(network, again);
            whileStarting++;
            killed = System.nanoTime();
            network.restart(again);
        }
        network.awaitReady(progress -> {});
        recoveriesMs.add((System.nanoTime() - killed) / 1_000_000);
        awaitMore(before);
    }

    private List<Integer> victims() {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, LocalNetwork.SIZE).boxed().toList());
        Collections.shuffle(order, random);
        int dice = random.nextInt(100);
        int wanted = dice < ALL_PERCENT ? LocalNetwork.SIZE : dice < ALL_PERCENT + TWO_PERCENT ? 2 : 1;
        return order.subList(0, Math.min(wanted, KILLS - kills));
    }

    private void kill(LocalNetwork network, int victim) throws InterruptedException {
        network.nodes().get(victim).kill();
        kills++;
    }

    private int count() {
        return givers.stream().mapToInt(StubbornGiver::count).sum();
    }

    /** That the next kill comes under load, and that the last one left a committee that goes on. */
    private void awaitMore(int than) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (count() <= than + GIVERS) {
            assertTrue(System.nanoTime() < deadline, "nothing became final for two minutes after kill " + kills);
            pause(20);
        }
    }

    private void pause(long ms) throws InterruptedException {
        assertTrue(!never.await(ms, TimeUnit.MILLISECONDS));
    }

    private static void requireStillFinal(URI node, List<Giver.Acknowledged> acknowledged) throws Exception {
        try (NodeClient client = new NodeClient(node)) {
            for (Giver.Acknowledged each : acknowledged) {
                assertEquals(each.standing(), client.ticket(Sha256.hash(each.jws()), 10_000));
            }
        }
    }

    /** The lowest tip; up to it all four hold the same blocks. */
    private static Height requireOneChain(NetworkFiles files) throws Exception {
        List<LogStore> logs = new ArrayList<>();
        try {
            for (int i = 0; i < LocalNetwork.SIZE; i++) {
                GenesisChain genesis = GenesisChain.of(Files.readAllBytes(files.genesis()));
                logs.add(SqliteLog.open(files.node(i).log(), genesis.block()));
            }
            Height tip = logs.stream().map(LogStore::tip).min(Height::compareTo).orElseThrow();
            for (Height height = Height.ZERO; height.compareTo(tip) <= 0; height = height.next()) {
                FinalBlock first = Objects.requireNonNull(logs.getFirst().block(height));
                for (LogStore log : logs) {
                    assertEquals(
                            first.id(),
                            Objects.requireNonNull(log.block(height)).id(),
                            "fork at " + height);
                }
            }
            return tip;
        } finally {
            logs.forEach(LogStore::close);
        }
    }

    private void report(int acknowledged, Height tip, int refused, long tookMs) throws Exception {
        Collections.sort(recoveriesMs);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("seed", SEED)
                .put("kills", kills)
                .put("killsWhileStarting", whileStarting)
                .put("roundsWithAllKilled", allAtOnce)
                .put("rounds", recoveriesMs.size())
                .put("acknowledged", acknowledged)
                .put("lost", 0)
                .put("forks", 0)
                .put("refused", refused)
                .put("height", tip.value())
                .put("recoveryP50Ms", percentile(50))
                .put("recoveryP90Ms", percentile(90))
                .put("recoveryMaxMs", percentile(100))
                .put("tookMs", tookMs);
        Files.writeString(directory.resolveSibling("kill-loop.json"), json.toPrettyString() + "\n");
        System.out.printf(
                Locale.ROOT,
                "kill loop: %d kills (%d while starting, %d times all four) in %d s, seed %d: %d actions acknowledged,"
                        + " none lost, no fork up to height %s, no double vote, audit clean; all voting again after"
                        + " p50 %d ms, p90 %d ms, at most %d ms%n",
                kills,
                whileStarting,
                allAtOnce,
                tookMs / 1_000,
                SEED,
                acknowledged,
                tip,
                percentile(50),
                percentile(90),
                percentile(100));
    }

    private long percentile(int of) {
        return recoveriesMs.get(Math.min(recoveriesMs.size() - 1, recoveriesMs.size() * of / 100));
    }
}
