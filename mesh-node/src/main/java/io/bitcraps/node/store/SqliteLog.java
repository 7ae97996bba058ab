package io.bitcraps.node.store;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.node.store.StoreFailure.Reason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The final log in one SQLite file: write-ahead log, one writing connection, one synced transaction an append. Held by
 * one process at a time.
 */
public final class SqliteLog implements LogStore {

    private final SqliteFile file;
    private final SqliteWriter writer;
    private final SqliteReaders readers;
    private final CheckedReads reads;
    private final TipSignal signal;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Growth.Tip tip;
    private volatile byte @Nullable [] checkpoint;
    private volatile @Nullable Cosigned cosigned;
    private @Nullable StoreFailure failed;

    private SqliteLog(SqliteFile file, SqliteWriter writer, SqliteReaders readers, BlockId genesis) {
        this.file = file;
        this.writer = writer;
        this.readers = readers;
        reads = new CheckedReads(readers, genesis);
        tip = readers.read(SqliteLog::storedTip);
        checkpoint = readers.read(SqliteReader::checkpoint);
        cosigned = readers.read(SqliteReader::cosigned);
        signal = new TipSignal(tip());
    }

    /**
     * Opens the log in {@code path}, or begins it with {@code genesis} if there is none. Checks the file's kind,
     * version, tables and pages, and that its newest header names its tree.
     *
     * @throws StoreFailure with a sentence for the operator if it can't be used
     */
    public static SqliteLog open(Path path, FinalBlock genesis) {
        return open(path, genesis, SqliteFile.MAX_PAGES);
    }

    /** @param maxPages after which the disk counts as full */
    static SqliteLog open(Path path, FinalBlock genesis, long maxPages) {
        SqliteFile file = SqliteFile.hold(path, maxPages);
        try {
            return file.attempt(() -> open(file, genesis));
        } catch (InvariantViolation | Malformed e) {
            file.close();
            throw new StoreFailure(Reason.DAMAGED, file + " is damaged: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static SqliteLog open(SqliteFile file, FinalBlock genesis) throws SQLException {
        Connection connection = file.writing();
        SqliteReaders readers = new SqliteReaders(file);
        try {
            if (SqliteSchema.isBlank(connection)) {
                begin(connection, genesis);
            }
            SqliteSchema.require(connection, file.toString());
            file.requireIntact(connection);
            readers.read(reader -> requireGenesis(reader, file, genesis));
            return new SqliteLog(file, new SqliteWriter(connection), readers, genesis.id());
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

    private static boolean requireGenesis(SqliteReader reader, SqliteFile file, FinalBlock genesis)
            throws SQLException {
        SqliteReader.StoredBlock stored = reader.header(0);
        if (stored == null || !Arrays.equals(stored.id(), genesis.id().hash().bytes())) {
            throw new StoreFailure(Reason.FOREIGN, file + " holds the log of another genesis than " + genesis.id());
        }
        InvariantViolation.check(
                Arrays.equals(stored.header(), BlockCodec.headerBytes(genesis.header())),
                "its genesis header is not that of the genesis");
        return true;
    }

    private static Growth.Tip storedTip(SqliteReader reader) throws SQLException {
        long height = reader.newestHeight();
        SqliteReader.StoredBlock newest = reader.header(height);
        if (newest == null) {
            throw new InvariantViolation("it holds no block");
        }
        BlockHeader header = BlockCodec.header(newest.header());
        TreeEdge edge = TreeEdge.load(header.after().size(), (level, index) -> storedTile(reader, level, index));
        InvariantViolation.check(
                edge.head().equals(header.after()), "its newest tiles are not the tree that its newest header names");
        return new Growth.Tip(new BlockId(Hash.of(newest.id())), header, edge);
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
    public void putFinality(Height height, Certificate finality) {
        writing.lock();
        try {
            FinalBlock block = block(height);
            if (block == null) {
                throw new InvariantViolation("no block at height " + height + " to keep a certificate for");
            }
            Growth.requireCertifies(finality, block.id(), block.header());
            if (block.finality() == null) {
                write(() -> writer.putFinality(height, finality));
                reads.remember(new FinalBlock(block.id(), block.header(), block.entries(), finality));
            }
        } finally {
            writing.unlock();
        }
    }

    @Override
    public @Nullable Height certifiedFrom(Height height) {
        return readers.read(reader -> reader.certifiedFrom(height.value()));
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
        return height.compareTo(now.header().height()) > 0 ? null : reads.block(now, height);
    }

    @Override
    public @Nullable BlockHeader header(Height height) {
        return height.compareTo(tip()) > 0 ? null : reads.header(height);
    }

    @Override
    public @Nullable Height heightAt(long position) {
        BlockHeader newest = tip.header();
        if (position < 0 || position >= newest.after().size()) {
            return null;
        }
        return position >= newest.before().size() ? newest.height() : readers.read(reader -> reader.heightAt(position));
    }

    @Override
    public List<byte[]> entries(long position, int maxEntries, int maxBytes) {
        return EntryRange.read(this, position, maxEntries, maxBytes);
    }

    /** Takes one probe per 65,536 entries of the log for a ticket that is not there; young ones are found at once. */
    @Override
    public OptionalLong position(Hash ticket) {
        long position = head().size();
        do {
            long below = position;
            position = readers.read(reader -> reader.position(below, ticket.a()));
        } while (position >= 0
                && !Sha256.hash(entries(position, 1, 1).getFirst()).equals(ticket));
        return position < 0 ? OptionalLong.empty() : OptionalLong.of(position);
    }

    @Override
    public byte @Nullable [] tile(int level, long index) {
        Growth.Tip now = tip;
        return TreeEdge.width(now.edge().size(), level, index) == 0
                ? null
                : reads.checkedTile(now, level, index).clone();
    }

    private static byte[] storedTile(SqliteReader reader, int level, long index) {
        try {
            byte[] hashes = reader.tile(level, index);
            return hashes == null ? new byte[0] : hashes;
        } catch (SQLException e) {
            throw new InvariantViolation("tile " + index + " of level " + level + " can't be read: " + e.getMessage());
        }
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
