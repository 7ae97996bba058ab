package io.bitcraps.query.api;

import io.bitcraps.query.feed.Progress;
import io.bitcraps.query.read.ProgressRow;
import io.bitcraps.query.read.ProgressRows;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads of one moment: everything an answer says is of the same block, however many queries it takes. */
@Singleton
public final class Reads {

    /** Longest wait for {@code atLeast}: longer than finality takes, shorter than clients and proxies wait. */
    static final long MAX_WAIT_MS = 5_000;

    /** Reads at once: with the database's few connections, more would only wait, and fail when that takes too long. */
    static final int MAX = 256;

    private static final AsOf NOTHING = new AsOf(-1, -1, 0);

    private final TransactionOperations<Connection> transactions;
    private final ProgressRows rows;
    private final Progress progress;
    private final Semaphore places;

    @Inject
    public Reads(TransactionOperations<Connection> transactions, ProgressRows rows, Progress progress) {
        this(transactions, rows, progress, MAX);
    }

    /** @param max as {@link #MAX}: a test's */
    Reads(TransactionOperations<Connection> transactions, ProgressRows rows, Progress progress, int max) {
        this.places = new Semaphore(max);
        this.transactions = transactions;
        this.rows = rows;
        this.progress = progress;
    }

    /**
     * Waits for the block at {@code atLeast}, if one is named, and reads.
     *
     * @throws Refusal {@code behind} if it is not folded in time, {@code busy} if too many read already
     */
    public <T> T asOf(@Nullable Long atLeast, Function<AsOf, T> read) {
        if (atLeast != null) {
            await(atLeast);
        }
        if (!places.tryAcquire()) {
            throw Refusal.unavailable("busy", "this node answers as many questions as it can: ask again in a moment");
        }
        try {
            // Repeatable read, by the pool's setting: the cursor's row and all others are of one commit.
            return transactions.executeRead(status -> read.apply(now()));
        } finally {
            places.release();
        }
    }

    private void await(long height) {
        if (height < 0) {
            throw Refusal.badRequest("malformed-height", "a height is not negative");
        }
        try {
            if (!progress.await(height, MAX_WAIT_MS)) {
                throw Refusal.unavailable(
                        "behind", "the read model is at height " + progress.height() + ", not yet at " + height);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable("behind", "the node is stopping");
        }
    }

    private AsOf now() {
        @Nullable ProgressRow row = rows.find();
        return row == null ? NOTHING : AsOf.of(row);
    }
}
