package io.bitcraps.node.store;

import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Frontier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The final log in one SQLite file: write-ahead log, one writing connection, one synced transaction an append. Held by
 * one process at a time.
 *
 * <p>Whatever is read is checked. What the rest of the file can make good (tiles, indexes, what this node cosigned last)
 * is made anew, durably and with a line in the log; a damaged block is never returned: reading it throws.
 */
public final class SqliteLog implements LogStore {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteLog.class);

    private final SqliteFile file;
    private final SqliteWriter writer;
    private final SqliteReaders readers;
    private final CheckedReads reads;
    private final Consumer<StoreFailure> damaged;
    private final boolean repairing;
    private final TipSignal signal;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Growth.Tip tip;
    private volatile byte @Nullable [] checkpoint;
    private volatile @Nullable Cosigned cosigned;
    private @Nullable StoreFailure failed;

    private SqliteLog(SqliteFile file, SqliteWriter writer, SqliteReaders readers, BlockId genesis, Opening opening) {
        this.file = file;
        this.writer = writer;
        this.readers = readers;
        damaged = opening.damaged();
        repairing = opening.repairing();
        reads = new CheckedReads(file, readers, genesis, this::repair);
        tip = reads.tip(new Height(readers.read(SqliteReader::newestHeight)));
        reads.openTickets(tip, file.isCheckedAsAWhole() || !repairing);
        var single = new SingleRows(readers, this::repair);
        checkpoint = single.checkpoint();
        cosigned = single.cosigned(tip);
        signal = new TipSignal(tip());
    }

    /**
     * How a log is opened.
     *
     * @param maxPages after which the disk counts as full
     * @param damaged told of every read that fails, on the reader's thread; what {@link #open} meets is only thrown
     * @param repairing whether to make good what can be; else it counts as damage too
     */
    private record Opening(long maxPages, Consumer<StoreFailure> damaged, boolean repairing) {}

    /**
     * Opens the log in {@code path}, or begins it with {@code genesis} if there is none. Checks the file's kind,
     * version, tables and pages, and that its newest header names its tree.
     *
     * @throws StoreFailure with a sentence for the operator if it can't be used
     */
    public static SqliteLog open(Path path, FinalBlock genesis) {
        return open(path, genesis, failure -> {});
    }

    /** @param damaged told of every read that fails, on the reader's thread: must be quick, and not read */
    public static SqliteLog open(Path path, FinalBlock genesis, Consumer<StoreFailure> damaged) {
        return open(path, genesis, new Opening(SqliteFile.MAX_PAGES, damaged, true));
    }

    /** Opens it as it is: nothing is made good, and all of it is looked at. */
    public static SqliteLog openToCheck(Path path, FinalBlock genesis) {
        return open(path, genesis, new Opening(SqliteFile.MAX_PAGES, failure -> {}, false));
    }

    static SqliteLog open(Path path, FinalBlock genesis, long maxPages) {
        return open(path, genesis, new Opening(maxPages, failure -> {}, true));
    }

    private static SqliteLog open(Path path, FinalBlock genesis, Opening opening) {
        SqliteFile file = SqliteFile.hold(path, opening.maxPages());
        try {
            return file.attempt(() -> open(file, genesis, opening));
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static SqliteLog open(SqliteFile file, FinalBlock genesis, Opening opening) throws SQLException {
        Connection connection = file.writing();
        SqliteReaders readers = new SqliteReaders(file);
        try {
            if (SqliteSchema.isBlank(connection)) {
                begin(connection, genesis);
            }
            SqliteSchema.require(connection, file);
            if (file.isCheckedAsAWhole() || !opening.repairing()) {
                file.requireIntact(connection);
            }
            readers.read(reader -> SqliteSchema.requireGenesis(reader, file, genesis));
            return new SqliteLog(file, new SqliteWriter(connection), readers, genesis.id(), opening);
        } catch (SQLException | RuntimeException e) {
            readers.close();
            connection.close();
            throw e;
        }
    }

    private static void begin(Connection connection, FinalBlock genesis) throws SQLException {
        Growth growth = Growth.genesis(genesis);
        SqliteWriter.transact(connection, () -> {
            SqliteSchema.create(connection);
            new SqliteWriter(connection).insert(growth);
        });
    }

    /** See {@link Repairs#make}. */
    private void repair(String what, Repairs.Replacement replacement) {
        if (!repairing) {
            throw file.damaged(what);
        }
        writing.lock();
        try {
            write(() -> replacement.writeBy(writer));
        } finally {
            writing.unlock();
        }
        LOG.warn("{}: {}; made good from what else it holds", file, what);
    }

    /** Whoever answers for the node hears of damage, whatever the reader makes of it. */
    private <T extends @Nullable Object> T watched(Supplier<T> read) {
        try {
            return read.get();
        } catch (StoreFailure e) {
            damaged.accept(e);
            throw e;
        }
    }

    @Override
    public void append(List<FinalBlock> blocks) {
        Growth.requireBounded(blocks);
        writing.lock();
        try {
            Growth growth = Growth.of(tip, blocks);
            write(() -> writer.append(growth));
            blocks.forEach(reads::remember);
            tip = growth.tip();
        } finally {
            writing.unlock();
        }
        signal.raise(tip());
    }

    /** Under the lock. After a failure nothing is written any more, as what is on disk is unknown. */
    private void write(SqliteWriter.Change change) {
        if (failed != null) {
            throw failed;
        }
        try {
            file.attempt(() -> {
                change.run();
                return true;
            });
        } catch (StoreFailure e) {
            failed = e;
            throw e;
        }
    }

    @Override
    public Height tip() {
        return tip.header().height();
    }

    @Override
    public LogHead head() {
        return tip.header().after();
    }

    @Override
    public Frontier frontier() {
        return tip.edge().frontier();
    }

    @Override
    public @Nullable FinalBlock block(Height height) {
        Growth.Tip now = tip;
        return height.compareTo(now.header().height()) > 0 ? null : watched(() -> reads.block(now, height));
    }

    @Override
    public @Nullable FinalBlock blockToFold(Height height) {
        Growth.Tip now = tip;
        return height.compareTo(now.header().height()) > 0 ? null : watched(() -> reads.blockToFold(height));
    }

    @Override
    public @Nullable BlockHeader header(Height height) {
        Growth.Tip now = tip;
        return height.compareTo(now.header().height()) > 0 ? null : watched(() -> reads.header(now, height));
    }

    @Override
    public @Nullable Height heightAt(long position) {
        Growth.Tip now = tip;
        BlockHeader newest = now.header();
        if (position < 0 || position >= newest.after().size()) {
            return null;
        }
        return position >= newest.before().size() ? newest.height() : watched(() -> reads.heightAt(now, position));
    }

    @Override
    public List<byte[]> entries(long position, int maxEntries, int maxBytes) {
        return EntryRange.read(this, position, maxEntries, maxBytes);
    }

    @Override
    public OptionalLong position(Hash ticket) {
        Growth.Tip now = tip;
        return watched(() -> reads.position(now, ticket));
    }

    @Override
    public byte @Nullable [] tile(int level, long index) {
        Growth.Tip now = tip;
        return TreeEdge.width(now.edge().size(), level, index) == 0
                ? null
                : watched(() -> reads.checkedTile(now, level, index).clone());
    }

    @Override
    public byte @Nullable [] checkpoint() {
        byte[] note = checkpoint;
        return note == null ? null : note.clone();
    }

    @Override
    public void putCheckpoint(byte[] note) {
        writing.lock();
        try {
            write(() -> writer.putCheckpoint(note));
            checkpoint = note.clone();
        } finally {
            writing.unlock();
        }
    }

    @Override
    public @Nullable Cosigned cosigned() {
        return cosigned;
    }

    @Override
    public Cosigned.Verdict recordCosigned(Cosigned next) {
        writing.lock();
        try {
            Cosigned last = cosigned;
            Cosigned.Verdict verdict = last == null ? Cosigned.Verdict.RECORDED : last.judge(next);
            if (verdict == Cosigned.Verdict.RECORDED && !next.equals(last)) {
                write(() -> writer.putCosigned(next));
                cosigned = next;
            }
            return verdict;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public boolean awaitAbove(Height height, long timeoutMs) throws InterruptedException {
        return signal.awaitAbove(height, timeoutMs);
    }

    /** Waits for the reads and writes under way. */
    @Override
    public void close() {
        readers.close();
        writing.lock();
        try {
            file.attempt(() -> {
                writer.close();
                return true;
            });
        } finally {
            writing.unlock();
            file.close();
        }
    }
}
