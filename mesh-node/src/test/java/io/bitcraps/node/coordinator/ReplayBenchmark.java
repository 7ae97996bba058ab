package io.bitcraps.node.coordinator;

import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.follow.SignedChain;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.SqliteLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Prints what opening and replaying a stored log costs. A main and no JMH: a start is measured once, as it happens. */
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
        for (int run = 0; run < Integer.parseInt(arguments[3]); run++) {
            long opening = System.nanoTime();
            try (LogStore log = SqliteLog.open(file, chain.genesis.block())) {
                long opened = System.nanoTime();
                Replay.run(log, chain.genesis, chain.genesis.state(), check, height -> {});
                long replayed = System.nanoTime();
                System.out.printf(
                        Locale.ROOT,
                        "%d entries in %d blocks, %.1f MB: open %d ms, replay %.0f entries/s%n",
                        log.head().size(),
                        blocks,
                        Files.size(file) / 1e6,
                        (opened - opening) / 1_000_000,
                        log.head().size() * 1e9 / (replayed - opened));
            }
        }
    }
}
