package io.bitcraps.node.store;

import io.bitcraps.node.store.StoreFailure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

    /** The most that SQLite can count. */
    static final long MAX_PAGES = 4_294_967_294L;

    private final Path path;
    private final DirectoryLock lock;
    private final long maxPages;

    private SqliteFile(Path path, DirectoryLock lock, long maxPages) {
        this.path = path;
        this.lock = lock;
        this.maxPages = maxPages;
    }

    /** @throws StoreFailure if another process holds the file or its directory can't be written */
    static SqliteFile hold(Path path, long maxPages) {
        return new SqliteFile(path, DirectoryLock.take(path.resolveSibling(path.getFileName() + ".lock")), maxPages);
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

    /** @throws StoreFailure if a page is damaged; pages of a large file are checked when they are read */
    void requireIntact(Connection connection) throws SQLException {
        if (size() > FULL_CHECK_BYTES) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            String verdict = row.next() ? row.getString(1) : "no answer";
            if (!verdict.equals("ok")) {
                throw new StoreFailure(Reason.DAMAGED, path + " is damaged: " + verdict);
            }
        }
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
                new StoreFailure(Reason.DAMAGED, path + " is damaged: " + e.getMessage(), e);
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
        lock.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
