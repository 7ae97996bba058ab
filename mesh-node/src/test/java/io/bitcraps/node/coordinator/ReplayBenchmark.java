package io.bitcraps.node.coordinator;

import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.follow.SignedChain;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.SqliteLog;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Prints what opening and replaying a stored log costs, by the wall clock and in processor time of the one thread that
 * does it: the latter counts where others use the machine. A main and no JMH: a start is measured as it happens, cold.
 */
final class ReplayBenchmark {

    private ReplayBenchmark() {}

    /** @param arguments directory to work in, blocks, transfers a block, runs */
    public static void main(String[] arguments) throws Exception {
        int blocks = Integer.parseInt(arguments[1]);
        int transfers = Integer.parseInt(arguments[2]);
        Path file = Files.createTempDirectory(Path.of(arguments[0]), "replay").resolve("log.db");
        SignedChain chain = new SignedChain(3).grow(blocks, transfers);
        try (LogStore log = SqliteLog.open(file, chain.genesis.block())) {
            for (long height = 1; height <= blocks; height++) {
                FinalBlock block = Objects.requireNonNull(chain.log.block(new Height(height)));
                log.append(List.of(block));
            }
        }
        var check = new CertificateCheck(
                chain.genesis.chain(), chain.genesis.genesis().committee(), Ed25519.best());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int run = 0; run < Integer.parseInt(arguments[3]); run++) {
            long opening = threads.getCurrentThreadCpuTime();
            try (LogStore log = SqliteLog.open(file, chain.genesis.block())) {
                long opened = threads.getCurrentThreadCpuTime();
                long wall = System.nanoTime();
                Replay.run(log, chain.genesis, chain.genesis.state(), check, height -> {});
                wall = System.nanoTime() - wall;
                long replaying = threads.getCurrentThreadCpuTime() - opened;
                double entries = log.head().size();
                System.out.printf(
                        Locale.ROOT,
                        "%.0f entries in %d blocks, %.1f MB: open %d ms of processor time; replay %.0f entries/s,"
                                + " %.0f a second of processor time%n",
                        entries,
                        blocks,
                        Files.size(file) / 1e6,
                        (opened - opening) / 1_000_000,
                        entries * 1e9 / wall,
                        entries * 1e9 / replaying);
            }
        }
    }
}
