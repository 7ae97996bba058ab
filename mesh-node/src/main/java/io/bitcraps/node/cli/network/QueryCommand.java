package io.bitcraps.node.cli.network;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.NodeOption.HttpAddress;
import io.bitcraps.node.cli.SettingsOption;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Seals;
import io.bitcraps.node.config.Setting;
import io.bitcraps.node.coordinator.NodeFiles;
import io.bitcraps.node.coordinator.QueryNode;
import io.bitcraps.node.coordinator.ServiceGraph;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs one query node until it is told to stop. Exit codes: 0 stopped, 1 could not start, 70 halted. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = "Run the read side alone: follow the log that nodes publish, checking all of it, until Ctrl-C or"
                + " SIGTERM. Settings come from the environment as for `node`.")
public final class QueryCommand implements Callable<Integer> {

    private static final int HALTED = 70;

    @Option(
            names = "--follow",
            required = true,
            split = ",",
            paramLabel = "URL",
            converter = HttpAddress.class,
            description = "nodes whose log to follow, the preferred first")
    private List<URI> nodes = List.of();

    @Option(
            names = "--genesis",
            required = true,
            paramLabel = "FILE",
            description = "genesis file that you trust, from elsewhere than the nodes")
    private Path genesis = Path.of("genesis.json");

    @Option(
            names = "--dir",
            required = true,
            paramLabel = "DIR",
            description = "directory for log and read model; made if it is not there")
    private Path directory = Path.of(".");

    @Option(names = "--port", paramLabel = "N", description = "port of API and pages (BITCRAPS_API_PORT)")
    private @Nullable String port;

    @Option(names = "--metrics-port", paramLabel = "N", description = "port of health (BITCRAPS_METRICS_PORT)")
    private @Nullable String metricsPort;

    @Option(
            names = "--write-to",
            paramLabel = "URL",
            converter = HttpAddress.class,
            description = "node to which writes are sent (307); default: the one that is followed")
    private @Nullable URI writer;

    @Mixin
    private SettingsOption settings;

    @Override
    public Integer call() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger exit = new AtomicInteger();
        QueryNode node;
        try {
            node = new QueryNode(
                    new NodeFiles(directory), Files.readAllBytes(genesis), nodes, writer, configuration(), reason -> {
                        exit.set(HALTED);
                        over.countDown();
                    });
        } catch (IOException e) {
            throw new CommandFailed("no-genesis", "the genesis file " + genesis + " cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException | Malformed e) {
            throw new CommandFailed("no-genesis", genesis + " is no genesis file: " + e.getMessage());
        } catch (Configuration.Invalid e) {
            throw new CommandFailed("invalid-settings", String.valueOf(e.getMessage()));
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            over.countDown();
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try {
            node.start();
            over.await();
            node.close();
        } catch (ServiceGraph.StartFailed e) {
            throw new CommandFailed("not-started", String.valueOf(e.getMessage()));
        } finally {
            stopped.countDown();
        }
        return exit.get();
    }

    private Configuration configuration() throws Configuration.Invalid {
        Map<String, String> options = new HashMap<>();
        if (port != null) {
            options.put(Setting.BITCRAPS_API_PORT.name(), port);
        }
        if (metricsPort != null) {
            options.put(Setting.BITCRAPS_METRICS_PORT.name(), metricsPort);
        }
        return settings.load(Seals.LEFT_CLOSED, options);
    }
}
