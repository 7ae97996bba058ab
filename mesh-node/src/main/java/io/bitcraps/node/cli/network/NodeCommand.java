package io.bitcraps.node.cli.network;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.KeystoreSeals;
import io.bitcraps.node.cli.PassphraseOption;
import io.bitcraps.node.cli.SettingsOption;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Setting;
import io.bitcraps.node.coordinator.Node;
import io.bitcraps.node.coordinator.NodeFiles;
import io.bitcraps.node.coordinator.ServiceGraph;
import io.bitcraps.node.network.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs one node until it is told to stop. Exit codes: 0 stopped, 1 could not start, 70 halted. */
@Command(name = "node", mixinStandardHelpOptions = true, description = "Run one node until Ctrl-C or SIGTERM.")
public final class NodeCommand implements Callable<Integer> {

    private static final int HALTED = 70;

    @Option(names = "--dir", required = true, description = "the node's directory, with genesis.json and keystore")
    private Path directory = Path.of(".");

    @Mixin
    private PassphraseOption passphrase;

    @Mixin
    private SettingsOption settings;

    @Option(names = "--until-input-ends", hidden = true, description = "stop when standard input is closed")
    private boolean untilInputEnds;

    @Override
    public Integer call() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger exit = new AtomicInteger();
        Node node;
        if (!Files.isRegularFile(new NodeFiles(directory).genesis())) {
            throw new CommandFailed(
                    "no-node",
                    directory + " holds no node: make a network with bitcraps init, and name one of its nodes");
        }
        try {
            NodeFiles files = new NodeFiles(directory);
            Configuration configuration = settings.load(new KeystoreSeals(files.keystore(), passphrase));
            if (configuration.flag(Setting.BITCRAPS_DEBUG)
                    && LoggerFactory.getLogger("io.bitcraps") instanceof Logger logger) {
                logger.setLevel(Level.DEBUG);
            }
            node = new Node(files, configuration, passphrase.ofKeystore(), reason -> {
                exit.set(HALTED);
                over.countDown();
            });
        } catch (IOException e) {
            throw new CommandFailed("no-node", directory + " cannot be used as a node's: " + FileTrouble.words(e));
        } catch (IllegalArgumentException | Configuration.Invalid e) {
            throw new CommandFailed("no-start", String.valueOf(e.getMessage()));
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            over.countDown();
            await(stopped);
        }));
        try {
            node.start();
        } catch (ServiceGraph.StartFailed e) {
            stopped.countDown();
            throw new CommandFailed("no-start", String.valueOf(e.getMessage()));
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
