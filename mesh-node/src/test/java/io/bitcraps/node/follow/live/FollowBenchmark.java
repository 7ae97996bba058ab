package io.bitcraps.node.follow.live;

import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.follow.Ask;
import io.bitcraps.node.follow.Evidence;
import io.bitcraps.node.follow.Follower;
import io.bitcraps.node.follow.FollowerStatus;
import io.bitcraps.node.follow.PublishedChain;
import io.bitcraps.node.follow.Reply;
import io.bitcraps.node.follow.SignedChain;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.SqliteLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Prints how fast a history is served from a store over loopback and how fast a follower verifies, folds and stores
 * it, both in one process. A main and no JMH: one run is seconds long, and the disk is part of it.
 */
final class FollowBenchmark {

    private FollowBenchmark() {}

    /** @param arguments directory to work in, blocks, transfers a block (at most 400), runs */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory(Path.of(arguments[0]), "follow-benchmark");
        SignedChain chain = new SignedChain(1).grow(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        long entries = chain.log.head().size();
        System.out.printf(Locale.ROOT, "%s blocks of %s transfers: %d entries%n", arguments[1], arguments[2], entries);
        Path first = directory.resolve("log");
        try (var published = new PublishedChain(chain)) {
            follow(published, chain, first);
        }
        try (LogStore kept = SqliteLog.open(first, chain.genesis.block());
                var published = new PublishedChain(chain.files(kept))) {
            for (int run = 0; run < Integer.parseInt(arguments[3]); run++) {
                print("served", entries, serve(published, chain.log.tip()));
                print("followed", entries, follow(published, chain, directory.resolve("log-" + run)));
            }
        }
        System.exit(0);
    }

    private static long serve(PublishedChain published, Height tip) throws InterruptedException {
        long start = System.nanoTime();
        try (var source = new HttpLogSource(published.address())) {
            Height from = new Height(1);
            while (from.compareTo(tip) <= 0) {
                Reply.Blocks blocks = (Reply.Blocks) source.answer(new Ask.Blocks(from, 0));
                from = blocks.range().blocks().getLast().header().height().next();
            }
        }
        return System.nanoTime() - start;
    }

    private static long follow(PublishedChain published, SignedChain chain, Path file) throws InterruptedException {
        try (LogStore store = SqliteLog.open(file, chain.genesis.block());
                var source = new HttpLogSource(published.address())) {
            var follower = new Follower(
                    chain.trusted(), List.of(source.name()), chain.genesis.state(), Height.ZERO, store::header);
            long start = System.nanoTime();
            try (var following = new Following(follower, List.of(source), store, new Silent(), (reason, cause) -> {
                throw new IllegalStateException(reason, cause);
            })) {
                following.start();
                store.awaitAbove(new Height(chain.log.tip().value() - 1), 600_000);
                return System.nanoTime() - start;
            }
        }
    }

    private static void print(String what, long entries, long nanos) {
        System.out.printf(
                Locale.ROOT, "%s: %d entries/s (%d ms)%n", what, entries * 1_000_000_000 / nanos, nanos / 1_000_000);
    }

    private static final class Silent implements Following.Listener {
        @Override
        public void durable(List<ExecutedBlock> blocks) {}

        @Override
        public void accused(Evidence evidence) {
            throw new IllegalStateException(evidence.sentence());
        }

        @Override
        public void at(FollowerStatus status) {}
    }
}
