package io.bitcraps.node.store;

import io.bitcraps.events.id.Height;
import io.bitcraps.node.store.StoreFailure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** One SQLite file held by this process: how connections to it are opened, and what its errors mean. */
final class SqliteFile implements AutoCloseable {

    /** Nobody else writes, so this is only reached when somebody broke in with another tool. */
    private static final int BUSY_TIMEOUT_MS = 5_000;

    /** Larger than the default of 4096: entries come as long blobs. Fixed when the file is made. */
    private static final int PAGE_BYTES = 8_192;

    /** The log beside the file is folded into it after this many pages: 32 MB. */
    private static final int PAGES_PER_CHECKPOINT = 4_096;

    /** Up to this size every page is checked on open; above, only what is read is. */
    private static final long FULL_CHECK_BYTES = 256L << 20;

    /** Of one check of the whole file. */
    private static final int MAX_PAGE_FINDINGS = 100;

    /** The most that SQLite can count. */
    static final long MAX_PAGES = 4_294_967_294L;

    private final Path path;
    private final Held lock;
    private final long maxPages;

    /** What keeps other processes off until it is let go. */
    private interface Held {
        void letGo();
    }

    private SqliteFile(Path path, Held lock, long maxPages) {
        this.path = path;
        this.lock = lock;
        this.maxPages = maxPages;
    }

    /** @throws StoreFailure if another process holds the file or its directory can't be written */
    static SqliteFile hold(Path path, long maxPages) {
        DirectoryLock lock = DirectoryLock.take(lockFile(path));
        return new SqliteFile(path, lock::close, maxPages);
    }

    /** Whoever holds it may write the log in {@code path}. */
    static Path lockFile(Path path) {
        return path.resolveSibling(path.getFileName() + ".lock");
    }

    interface Work<T extends @Nullable Object> {
        T run() throws SQLException;
    }

    /** Runs work on this file and turns what SQLite reports into a sentence. */
    <T extends @Nullable Object> T attempt(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The connection that writes; every commit is synced. */
    Connection writing() throws SQLException {
        Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + path);
        try {
            pragma(connection, "busy_timeout = " + BUSY_TIMEOUT_MS);
            pragma(connection, "page_size = " + PAGE_BYTES);
            pragma(connection, "journal_mode = WAL");
            pragma(connection, "synchronous = FULL");
            pragma(connection, "wal_autocheckpoint = " + PAGES_PER_CHECKPOINT);
            pragma(connection, "cache_size = -16384");
            pragma(connection, "max_page_count = " + maxPages);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Connection reading() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        return config.createConnection("jdbc:sqlite:" + path);
    }

    /** Whether all of the file is looked at when it is opened; of a larger one, what is read. */
    boolean isCheckedAsAWhole() {
        return size() <= FULL_CHECK_BYTES;
    }

    /** A file that another process may write to meanwhile: only for {@link #reading}. */
    static SqliteFile shared(Path path) {
        return new SqliteFile(path, () -> {}, MAX_PAGES);
    }

    /** Writes all of it as of one moment into a file that is not there yet; not synced. */
    void copyTo(Path target) {
        attempt(() -> {
            try (Connection connection = reading();
                    PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
                copy.setString(1, target.toString());
                return copy.execute();
            }
        });
    }

    /** @throws StoreFailure if a page is damaged */
    void requireIntact(Connection connection) throws SQLException {
        List<String> damage = damage(connection, "PRAGMA quick_check(1)");
        if (!damage.isEmpty()) {
            throw damaged(damage.getFirst());
        }
    }

    /** What is wrong with the file's pages, rows and indexes, each a line; empty if nothing is. */
    List<String> damage(Connection connection) throws SQLException {
        return damage(connection, "PRAGMA integrity_check(" + MAX_PAGE_FINDINGS + ")");
    }

    private static List<String> damage(Connection connection, String check) throws SQLException {
        List<String> damage = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(check)) {
            while (row.next()) {
                damage.add(row.getString(1).lines().collect(Collectors.joining(" ")));
            }
        }
        return damage.equals(List.of("ok")) ? List.of() : damage;
    }

    /** What is kept is not what was written. */
    StoreFailure damaged(String what) {
        return StoreFailure.damaged(path, null, what, remedy());
    }

    /** What is kept of the block at {@code height} is not what was written. */
    StoreFailure damaged(Height height, String what) {
        return StoreFailure.damaged(path, height, what, remedy());
    }

    /** What people can do about a file that nothing brings back. */
    String remedy() {
        return "restore a backup, or move " + path.getFileName()
                + "* away (never the journal) and start again: the log is fetched from the other validators";
    }

    private long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new StoreFailure(Reason.UNWRITABLE, path + " can't be read: " + e.getMessage(), e);
        }
    }

    private StoreFailure failure(SQLException e) {
        if (!(e instanceof SQLiteException sqlite)) {
            return new StoreFailure(Reason.IO_FAILED, path + " failed: " + e.getMessage(), e);
        }
        // The low byte is the primary result code; the rest says where in SQLite it arose.
        return switch (SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xFF)) {
            case SQLITE_PERM, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_AUTH ->
                new StoreFailure(Reason.UNWRITABLE, path + " can't be opened for writing: " + e.getMessage(), e);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new StoreFailure(Reason.IN_USE, path + " is locked by another program", e);
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                new StoreFailure(Reason.DAMAGED, path + " is damaged: " + e.getMessage() + "; " + remedy(), e);
            case SQLITE_FULL ->
                new StoreFailure(Reason.DISK_FULL, "the disk of " + path + " is full; make room and start again", e);
            default -> new StoreFailure(Reason.IO_FAILED, path + " failed: " + e.getMessage(), e);
        };
    }

    private static void pragma(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA " + setting);
        }
    }

    @Override
    public void close() {
        lock.letGo();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
