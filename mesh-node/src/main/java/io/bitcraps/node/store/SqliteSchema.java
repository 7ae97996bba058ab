package io.bitcraps.node.store;

import io.bitcraps.node.store.StoreFailure.Reason;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of a log file.
 *
 * <p>A block's entries are one blob: they are read together, and one long row costs far less than many short ones. The
 * certificate stands apart, as it may come later and must not cause the blob to be written again. Tickets are ordered
 * by {@link #era} first, so that inserts touch only the few pages of the newest era and not a random page each.
 */
final class SqliteSchema {

    /** "BCLG": what {@code file(1)} and this class know a log by. */
    static final int APPLICATION_ID = 0x42434C47;

    static final int VERSION = 1;

    /** Tickets of this many log positions lie together. */
    private static final int ERA_BITS = 16;

    private static final int TILE_INDEX_BITS = 56;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE blocks (height INTEGER PRIMARY KEY, first INTEGER NOT NULL, id BLOB NOT NULL, "
                    + "header BLOB NOT NULL, entries BLOB NOT NULL) STRICT",
            "CREATE UNIQUE INDEX blocks_by_first ON blocks (first)",
            "CREATE TABLE certificates (height INTEGER PRIMARY KEY, certificate BLOB NOT NULL) STRICT",
            "CREATE TABLE checkpoint (one INTEGER PRIMARY KEY CHECK (one = 1), note BLOB NOT NULL) STRICT",
            "CREATE TABLE cosigned (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, "
                    + "root BLOB NOT NULL, time_s INTEGER NOT NULL) STRICT",
            "CREATE TABLE tickets (era INTEGER NOT NULL, prefix INTEGER NOT NULL, position INTEGER NOT NULL, "
                    + "PRIMARY KEY (era, prefix, position)) STRICT, WITHOUT ROWID",
            "CREATE TABLE tiles (id INTEGER PRIMARY KEY, hashes BLOB NOT NULL) STRICT");

    private SqliteSchema() {}

    static long era(long position) {
        return position >>> ERA_BITS;
    }

    /** Level in the top bits: tiles of a level lie together, in order. */
    static long tileId(int level, long index) {
        return (long) level << TILE_INDEX_BITS | index;
    }

    /** Whether the file holds nothing yet. */
    static boolean isBlank(Connection connection) throws SQLException {
        return number(connection, "PRAGMA application_id") == 0
                && number(connection, "PRAGMA user_version") == 0
                && number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
    }

    /** Inside the caller's transaction. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.executeUpdate(table);
            }
            statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
            statement.executeUpdate("PRAGMA user_version = " + VERSION);
        }
    }

    /** @throws StoreFailure unless the file is a log of this version with exactly these tables */
    static void require(Connection connection, String file) throws SQLException {
        if (number(connection, "PRAGMA application_id") != APPLICATION_ID) {
            throw new StoreFailure(Reason.FOREIGN, file + " is a database of another program, not a log");
        }
        long version = number(connection, "PRAGMA user_version");
        if (version > VERSION) {
            throw new StoreFailure(
                    Reason.NEWER_VERSION,
                    file + " has format " + version + " of a newer version of this software; this one reads "
                            + VERSION);
        }
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        if (version != VERSION || !found.equals(TABLES)) {
            throw new StoreFailure(Reason.DAMAGED, file + " is damaged: its tables are not those of a log");
        }
    }

    static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
