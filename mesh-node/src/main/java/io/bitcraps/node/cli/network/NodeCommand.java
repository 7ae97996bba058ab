package io.bitcraps.node.cli.network;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.Passphrase;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Setting;
import io.bitcraps.node.coordinator.Node;
import io.bitcraps.node.coordinator.NodeFiles;
import io.bitcraps.node.coordinator.ServiceGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs one node until it is told to stop. Exit codes: 0 stopped, 1 could not start, 70 halted. */
@Command(name = "node", mixinStandardHelpOptions = true, description = "Run one node until Ctrl-C or SIGTERM.")
public final class NodeCommand implements Callable<Integer> {

    private static final int HALTED = 70;

    @Option(names = "--dir", required = true, description = "the node's directory, with genesis.json and keystore")
    private Path directory = Path.of(".");

    @Option(
            names = "--passphrase-file",
            defaultValue = "${env:BITCRAPS_PASSPHRASE_FILE}",
            description = "file with the keystore's passphrase; else BITCRAPS_PASSPHRASE_FILE, BITCRAPS_PASSPHRASE")
    private @Nullable Path passphraseFile;

    @Option(names = "--config", description = "settings file (BITCRAPS_CONFIG_PATH)")
    private @Nullable Path config;

    @Option(names = "--profile", defaultValue = "default", description = "default, testing or server")
    private String profile = "default";

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "a setting, as often as needed; `bitcraps config` lists them")
    private Map<String, String> settings = Map.of();

    @Option(names = "--until-input-ends", hidden = true, description = "stop when standard input is closed")
    private boolean untilInputEnds;

    @Override
    public Integer call() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger exit = new AtomicInteger();
        Node node;
        try {
            Configuration configuration = configuration();
            if (configuration.flag(Setting.BITCRAPS_DEBUG)
                    && LoggerFactory.getLogger("io.bitcraps") instanceof Logger logger) {
                logger.setLevel(Level.DEBUG);
            }
            node = new Node(new NodeFiles(directory), configuration, passphrase(), reason -> {
                exit.set(HALTED);
                over.countDown();
            });
        } catch (IOException | IllegalArgumentException | CommandFailed | Configuration.Invalid e) {
            System.err.println(
                    e instanceof java.nio.file.NoSuchFileException missing
                            ? "there is no " + missing.getFile() + ": make a network with `bitcraps init`"
                            : e.getMessage());
            return 1;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            over.countDown();
            await(stopped);
        }));
        try {
            node.start();
        } catch (ServiceGraph.StartFailed e) {
            System.err.println(e.getMessage());
            stopped.countDown();
            return 1;
        }
        if (untilInputEnds) {
            Thread.ofPlatform().daemon().name("input").start(() -> {
                drainInput();
                over.countDown();
            });
        }
        over.await();
        node.close();
        stopped.countDown();
        return exit.get();
    }

    private Configuration configuration() throws Configuration.Invalid {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        for (Map.Entry<String, String> flag : settings.entrySet()) {
            Setting setting = Setting.named(flag.getKey());
            if (setting == null) {
                throw new IllegalArgumentException(
                        "--set " + flag.getKey() + ": there is no such setting; `bitcraps config` lists them");
            }
            if (setting.kind().isSecret()) {
                throw new IllegalArgumentException("--set " + setting
                        + ": a secret on a command line is seen by every user; use the environment or " + setting
                        + "_FILE");
            }
            flags.put(setting, flag.getValue());
        }
        String path = System.getenv("BITCRAPS_CONFIG_PATH");
        Path file = config != null ? config : path == null ? null : Path.of(path);
        return Configuration.load(new Configuration.Sources(profile, file, System.getenv(), flags));
    }

    private char[] passphrase() throws IOException, CommandFailed {
        char[] given = Passphrase.given(passphraseFile);
        if (given == null) {
            throw new IllegalArgumentException("the keystore needs its passphrase: --passphrase-file FILE,"
                    + " or BITCRAPS_PASSPHRASE_FILE, or BITCRAPS_PASSPHRASE");
        }
        return given;
    }

    private static void drainInput() {
        try {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Closed or broken: either way whoever started this node is gone.
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
