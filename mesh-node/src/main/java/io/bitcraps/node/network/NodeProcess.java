package io.bitcraps.node.network;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A validator in a process of its own on this machine, started with this program's own Java and class path. It ends
 * with its standard input, so it never outlives whoever started it, and is deaf to the terminal's signals.
 */
public final class NodeProcess {

    /** The most there is: what stays in one machine costs nobody a line. */
    private static final int LOOPBACK_MBPS = 1_000;

    /** System property with the path of the JVM's ahead-of-time cache, set by the launcher where there is one. */
    private static final String AOT_CACHE = "bitcraps.aot";

    /**
     * Ctrl-C goes to every process of the terminal at once; the nodes leave it to whoever started them, who stops them
     * in order. A virtual machine keeps the ignored signals that it was started with.
     */
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP QUIT; exec \"$0\" \"$@\"");

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final Path log;
    private final URI status;
    private final URI api;

    private NodeProcess(String name, Process process, Path log, URI status, URI api) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.status = status;
        this.api = api;
    }

    /**
     * How one node is run.
     *
     * @param javaOptions of its virtual machine
     */
    public record Launch(
            NetworkFiles network,
            int index,
            int meshPort,
            int apiPort,
            int metricsPort,
            boolean readSide,
            List<String> javaOptions) {}

    public static NodeProcess start(Launch launch) throws IOException {
        Path directory = launch.network().node(launch.index()).directory();
        List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Daxoniq.update-checker.disabled=true",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dsun.net.httpserver.nodelay=true",
                "-Djdk.httpserver.maxConnections=2000",
                "-Dsun.net.httpserver.maxReqTime=30"));
        String cache = System.getProperty(AOT_CACHE);
        if (cache != null) {
            command.add("-XX:AOTCache=" + cache);
            command.add("-Xlog:aot*=off"); // a cache that does not fit is no news: the node starts without it
        }
        command.addAll(launch.javaOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.bitcraps.node.cli.Main", "node"));
        command.addAll(List.of("--dir", directory.toString(), "--until-input-ends"));
        command.addAll(List.of(
                "--passphrase-file",
                launch.network().passphraseFile(launch.index()).toString()));
        set(command, "BITCRAPS_PORT", launch.meshPort());
        set(command, "BITCRAPS_API_PORT", launch.apiPort());
        set(command, "BITCRAPS_METRICS_PORT", launch.metricsPort());
        set(command, "BITCRAPS_MAX_BANDWIDTH_MBPS", LOOPBACK_MBPS);
        command.add("--set");
        command.add("BITCRAPS_READ_SIDE=" + launch.readSide());
        Path log = directory.resolve("node.log");
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectErrorStream(true)
                .directory(new File(".").getAbsoluteFile())
                .start();
        return new NodeProcess(
                "validator-" + (launch.index() + 1),
                process,
                log,
                URI.create("http://127.0.0.1:" + launch.metricsPort()),
                URI.create("http://127.0.0.1:" + launch.apiPort()));
    }

    private static void set(List<String> command, String setting, int value) {
        command.add("--set");
        command.add(setting + "=" + value);
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Where submit, tickets and, if it has one, the read side are. */
    public URI api() {
        return api;
    }

    /** The node's output. */
    public Path log() {
        return log;
    }

    /** Whether {@code /ready} says so now. */
    public boolean isReady(HttpClient http) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(status.resolve("/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    /** The node's metrics in Prometheus' text form; empty if it does not answer. */
    public String metrics(HttpClient http) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(status.resolve("/metrics"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
        } catch (IOException e) {
            return "";
        }
    }

    /** The last lines of the node's output, for whoever has to say why it ended. */
    public String lastLines(int count) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException e) {
            return "(its output cannot be read: " + e.getMessage() + ")";
        }
    }

    /** Asks it to stop and waits; a node that does not stop in time is ended. */
    public void stop() {
        process.destroy();
        try {
            if (process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever is in a hurry gets a node that replays when it next starts
        }
        process.destroyForcibly();
    }

    /** Ends it at once, as a crash would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
