package io.bitcraps.node.store;

import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints what an append, a scan and a journal sync cost on this machine's disk. A main and no JMH: a sync is far above
 * the noise that JMH is for, and percentiles of single appends are what a node's latency is made of.
 */
final class StoreBenchmark {

    private static final int ENTRY_BYTES = 450;

    private StoreBenchmark() {}

    /** @param arguments directory to work in, seconds a row */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createTempDirectory(Path.of(arguments[0]), "store-benchmark");
        long seconds = Long.parseLong(arguments[1]);
        try {
            for (int actions : new int[] {500, 1, 100, 500}) {
                log(directory.resolve("log-" + actions + "-" + System.nanoTime()), actions, 1, seconds);
            }
            log(directory.resolve("grouped"), 1, 100, seconds);
            for (int bytes : new int[] {300, 300, 50_000, 250_000}) {
                journal(directory.resolve("journal-" + bytes + "-" + System.nanoTime()), bytes, seconds);
            }
        } finally {
            deleteAll(directory);
        }
    }

    private static void log(Path directory, int actions, int blocksPerAppend, long seconds) throws IOException {
        TestChain chain = new TestChain(actions, ENTRY_BYTES);
        long[] nanos = new long[1_000_000];
        int appends = 0;
        long total = 0;
        try (LogStore log = SqliteLog.open(directory.resolve("log.sqlite"), chain.genesis())) {
            while (total < seconds * 1_000_000_000 && appends < nanos.length) {
                List<FinalBlock> blocks = chain.next(blocksPerAppend, actions);
                long start = System.nanoTime();
                log.append(blocks);
                nanos[appends] = System.nanoTime() - start;
                total += nanos[appends++];
            }
            long entries = log.head().size();
            print("append " + blocksPerAppend + " x " + actions + " actions", nanos, appends, entries);
        }
        try (LogStore log = SqliteLog.open(directory.resolve("log.sqlite"), chain.genesis())) {
            long start = System.nanoTime();
            long entries = 0;
            FinalBlock block = log.block(Height.ZERO);
            while (block != null) {
                entries += block.entries().size();
                block = log.block(block.header().height().next());
            }
            double took = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "  scan, checked: %.2f M entries/s; %d bytes of file per entry%n",
                    entries / took / 1e6,
                    Files.size(directory.resolve("log.sqlite")) / entries);
        }
        deleteAll(directory);
    }

    /** A vote alone, or with the block that it names. */
    private static void journal(Path directory, int bytes, long seconds) throws IOException {
        long[] nanos = new long[1_000_000];
        int appends = 0;
        long total = 0;
        try (Journal journal = VoteJournal.open(directory)) {
            while (total < seconds * 1_000_000_000 && appends < nanos.length) {
                View view = new View(appends + 1);
                List<Journal.Item> records = List.of(new Journal.Item(Epoch.ZERO, view, new byte[bytes]));
                long start = System.nanoTime();
                journal.append(records);
                nanos[appends] = System.nanoTime() - start;
                total += nanos[appends++];
                if (appends % 100 == 0) {
                    journal.prune(Epoch.ZERO, view);
                }
            }
        }
        print("journal " + bytes + " bytes", nanos, appends, appends);
        deleteAll(directory);
    }

    private static void print(String what, long[] nanos, int count, long entries) {
        long total = Arrays.stream(nanos, 0, count).sum();
        Arrays.sort(nanos, 0, count);
        System.out.printf(
                Locale.ROOT,
                "%-28s %7.0f /s %9.0f entries/s, ms: p50 %.2f  p99 %.2f  max %.1f%n",
                what,
                count * 1e9 / total,
                entries * 1e9 / total,
                nanos[count / 2] / 1e6,
                nanos[count * 99 / 100] / 1e6,
                nanos[count - 1] / 1e6);
    }

    private static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
