package io.bitcraps.node.network;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.node.identity.KeystoreRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Four validators on loopback, each in its own process, the first with the read side. Closing stops them in order. */
public final class LocalNetwork implements AutoCloseable {

    public static final int SIZE = 4;

    private static final int MAX_GAMES = 100;
    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(50);

    private final NetworkFiles files;
    private final Ports ports;
    private final List<String> javaOptions;
    private final RunLock lock;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    /** Mesh, API and metrics of validator i are at {@code base} + i, + 20 + i and + 40 + i; the page is at {@code page}. */
    public record Ports(int base, int page) {

        private static final int LOWEST = 1_024;
        private static final int HIGHEST = 65_534;
        private static final int SPAN = 40 + SIZE;

        private void requireUsable() throws Refused {
            if (page < LOWEST || page > HIGHEST) {
                throw new Refused("--port takes " + LOWEST + " to " + HIGHEST + ", got " + page);
            }
            if (base < LOWEST || base > HIGHEST - SPAN) {
                throw new Refused("--port-base takes " + LOWEST + " to " + (HIGHEST - SPAN) + ", got " + base);
            }
            if (page > base && page <= base + SPAN) {
                throw new Refused("--port " + page + " is among the ports above --port-base " + base + ", up to "
                        + (base + SPAN) + ": name another");
            }
        }

        int mesh(int index) {
            return base + index + 1;
        }

        int api(int index) {
            return index == 0 ? page : base + 20 + index + 1;
        }

        int metrics(int index) {
            return base + 40 + index + 1;
        }
    }

    /**
     * What a new network is like, and how its processes run.
     *
     * @param allocations accounts that hold tokens from the start
     * @param javaOptions of every process
     */
    public record Choice(
            String name, Ports ports, int powBits, List<Genesis.Allocation> allocations, List<String> javaOptions) {
        public Choice {
            allocations = List.copyOf(allocations);
            javaOptions = List.copyOf(javaOptions);
        }
    }

    /** One sentence for people: what is wrong and what to do. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence);
        }
    }

    private LocalNetwork(NetworkFiles files, Choice choice, RunLock lock) {
        this.files = files;
        this.ports = choice.ports();
        this.javaOptions = choice.javaOptions();
        this.lock = lock;
    }

    /**
     * Makes the network in {@code directory}, or opens the one that is there.
     *
     * @param fresh remove what is there first
     * @throws Refused if another run has the directory, if it holds half a network or one of other ports, or cannot be
     *     written, or if a port is taken
     */
    public static LocalNetwork open(Path directory, boolean fresh, Choice choice) throws Refused {
        choice.ports().requireUsable();
        try {
            Files.createDirectories(directory);
            RunLock lock = RunLock.take(directory); // first: --fresh must not remove what a running demo lives on
            if (lock == null) {
                throw new Refused("another run has " + directory + ": end it, or name another directory with --dir");
            }
            try {
                return open(new NetworkFiles(directory), fresh, choice, lock);
            } catch (IOException | Refused | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new Refused(
                    directory + " cannot be used (" + FileTrouble.words(e) + "): name another directory with --dir");
        }
    }

    private static LocalNetwork open(NetworkFiles files, boolean fresh, Choice choice, RunLock lock)
            throws IOException, Refused {
        requireFree(choice.ports());
        if (fresh) {
            remove(files);
        }
        if (files.isHalfMade()) {
            throw new Refused(
                    files.directory() + " holds a network that was not finished: start with --fresh, or remove it");
        }
        if (files.isWhole()) {
            requireMadeFor(choice.ports(), files);
        } else {
            make(files, choice);
        }
        return new LocalNetwork(files, choice, lock);
    }

    /** Validators find each other by the addresses in the genesis file, which nobody can change any more. */
    private static void requireMadeFor(Ports ports, NetworkFiles files) throws IOException, Refused {
        List<Committee.Validator> validators;
        try {
            validators = GenesisCodec.decode(Files.readAllBytes(files.genesis()))
                    .committee()
                    .validators();
        } catch (Malformed e) {
            throw new Refused(files.genesis() + " is no genesis file (" + e.getMessage()
                    + "): start with --fresh, or remove the network");
        }
        List<String> made =
                validators.stream().map(Committee.Validator::address).toList();
        if (!made.equals(addresses(ports))) {
            throw new Refused(files.directory() + " holds a network of " + made.size() + " validators, the first at "
                    + made.getFirst() + ", not of " + SIZE + " from "
                    + addresses(ports).getFirst()
                    + " on: name its --port-base, or another directory, or start with --fresh");
        }
    }

    private static List<String> addresses(Ports ports) {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            addresses.add("127.0.0.1:" + ports.mesh(i));
        }
        return addresses;
    }

    private static void make(NetworkFiles files, Choice choice) throws IOException, Refused {
        var random = new SecureRandom();
        var plan = new DealtNetwork.Plan(
                choice.name(),
                addresses(choice.ports()),
                Clock.systemUTC().millis(),
                choice.powBits(),
                MAX_GAMES,
                choice.allocations());
        DealtNetwork network = DealtNetwork.make(plan, length -> {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        });
        try {
            files.write(network, random);
        } catch (KeystoreRefused e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    /** All but the lock, which the run that removes holds. */
    private static void remove(NetworkFiles files) throws IOException, Refused {
        Path directory = files.directory();
        Path lock = RunLock.file(directory);
        if (!files.isWhole() && !files.isHalfMade()) {
            try (Stream<Path> entries = Files.list(directory)) {
                if (entries.anyMatch(entry -> !entry.equals(lock))) {
                    throw new Refused(directory + " holds something that is no network: --fresh would remove it;"
                            + " name another directory with --dir");
                }
            }
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(lock) && !path.equals(directory)) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void requireFree(Ports ports) throws Refused {
        for (int i = 0; i < SIZE; i++) {
            for (int port : List.of(ports.mesh(i), ports.api(i), ports.metrics(i))) {
                try (ServerSocket probe = new ServerSocket()) {
                    probe.setReuseAddress(true); // a port in the last throes of an ended run is free for a server
                    probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                } catch (IOException e) {
                    throw new Refused("port " + port + " is taken: end what listens there (another demo?), or name"
                            + " another with " + (port == ports.page() ? "--port" : "--port-base"));
                }
            }
        }
    }

    public NetworkFiles files() {
        return files;
    }

    public List<NodeProcess> nodes() {
        return List.copyOf(nodes);
    }

    public HttpClient http() {
        return http;
    }

    /**
     * Starts all processes and waits until all vote.
     *
     * @param progress told in a few words what is waited for
     * @throws Refused if a process ends or the time is over
     */
    public void start(Consumer<String> progress) throws Refused, InterruptedException {
        try {
            for (int i = 0; i < SIZE; i++) {
                nodes.add(NodeProcess.start(launch(i)));
            }
        } catch (IOException e) {
            throw new Refused("a validator could not be started: " + e.getMessage());
        }
        awaitReady(progress);
    }

    private NodeProcess.Launch launch(int index) {
        return new NodeProcess.Launch(
                files, index, ports.mesh(index), ports.api(index), ports.metrics(index), index == 0, javaOptions);
    }

    /** Starts a validator again whose process has ended. */
    public void restart(int index) throws Refused {
        try {
            nodes.set(index, NodeProcess.start(launch(index)));
        } catch (IOException e) {
            throw new Refused("a validator could not be started: " + e.getMessage());
        }
    }

    /**
     * Starts again whatever validator's process has ended.
     *
     * @param note told which
     * @return whether one had
     */
    public boolean revive(Consumer<String> note) throws Refused {
        boolean revived = false;
        for (int i = 0; i < nodes.size(); i++) {
            if (!nodes.get(i).isAlive()) {
                note.accept(nodes.get(i).name() + " has ended; starting it again");
                restart(i);
                revived = true;
            }
        }
        return revived;
    }

    /** Waits until all validators vote. */
    public void awaitReady(Consumer<String> progress) throws Refused, InterruptedException {
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        int ready = 0;
        while (ready < SIZE) {
            requireAlive();
            if (System.nanoTime() > deadline) {
                throw new Refused("only " + ready + " of " + SIZE + " validators were ready after "
                        + READY_LIMIT.toSeconds() + " s: see " + files.directory() + "/node-*/node.log");
            }
            int now = 0;
            for (NodeProcess node : nodes) {
                now += node.isReady(http) ? 1 : 0;
            }
            if (now != ready) {
                progress.accept(now + " of " + SIZE + " validators are ready");
            }
            ready = now;
            Thread.sleep(POLL);
        }
    }

    /** @throws Refused if a validator's process has ended by itself */
    public void requireAlive() throws Refused {
        for (NodeProcess node : nodes) {
            if (!node.isAlive()) {
                throw new Refused(node.name() + " ended; the end of " + node.log() + ":\n" + node.lastLines(8));
            }
        }
    }

    /** Stops the processes, the last first, and lets the directory go. */
    @Override
    public void close() {
        for (NodeProcess node : nodes.reversed()) {
            node.stop();
        }
        http.shutdownNow();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of a file that nothing was written to
        }
    }
}
