package io.bitcraps.node.store;

import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.store.StoreFailure.Reason;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tables of a log file.
 *
 * <p>A block's entries are one blob: they are read together, and one long row costs far less than many short ones. They
 * come last, so that reading the rest does not walk their pages. Tickets are ordered by {@link #era} first, so that
 * inserts touch only the few pages of the newest era and not a random page each; an era has a sum over its tickets, as
 * only that can tell that one is missing.
 */
final class SqliteSchema {

    /** "BCLG": what {@code file(1)} and this class know a log by. */
    static final int APPLICATION_ID = 0x42434C47;

    static final int VERSION = 2;

    /** Tickets of this many log positions lie together. */
    private static final int ERA_BITS = 16;

    private static final int TILE_INDEX_BITS = 56;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE blocks (height INTEGER PRIMARY KEY, first INTEGER NOT NULL, id BLOB NOT NULL, "
                    + "header BLOB NOT NULL, certificate BLOB, sum BLOB NOT NULL, entries BLOB NOT NULL) STRICT",
            "CREATE UNIQUE INDEX blocks_by_first ON blocks (first)",
            "CREATE TABLE checkpoint (one INTEGER PRIMARY KEY CHECK (one = 1), note BLOB NOT NULL, "
                    + "sum BLOB NOT NULL) STRICT",
            "CREATE TABLE cosigned (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, "
                    + "root BLOB NOT NULL, time_s INTEGER NOT NULL, sum BLOB NOT NULL) STRICT",
            "CREATE TABLE eras (era INTEGER PRIMARY KEY, tickets INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT",
            "CREATE TABLE tickets (era INTEGER NOT NULL, prefix INTEGER NOT NULL, position INTEGER NOT NULL, "
                    + "PRIMARY KEY (era, prefix, position)) STRICT, WITHOUT ROWID",
            "CREATE TABLE tiles (id INTEGER PRIMARY KEY, hashes BLOB NOT NULL) STRICT");

    private SqliteSchema() {}

    static long era(long position) {
        return position >>> ERA_BITS;
    }

    /** The first position of an era. */
    static long eraStart(long era) {
        return era << ERA_BITS;
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
    static void require(Connection connection, SqliteFile file) throws SQLException {
        if (number(connection, "PRAGMA application_id") != APPLICATION_ID) {
            throw new StoreFailure(
                    Reason.FOREIGN,
                    file + " is a database of another program, not a log; if it was one, " + file.remedy());
        }
        long version = number(connection, "PRAGMA user_version");
        if (version != VERSION) {
            boolean newer = version > VERSION;
            throw new StoreFailure(
                    newer ? Reason.NEWER_VERSION : Reason.OLDER_VERSION,
                    file + " has format " + version + " of " + (newer ? "a newer" : "an older")
                            + " version of this software; this one reads " + VERSION + ": start the other one, or "
                            + file.remedy());
        }
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        if (!found.equals(TABLES)) {
            throw file.damaged("its tables are not those of a log");
        }
    }

    /** @throws StoreFailure unless it is the log of this genesis */
    static boolean requireGenesis(SqliteReader reader, SqliteFile file, FinalBlock genesis) throws SQLException {
        SqliteReader.StoredBlock stored = reader.header(0);
        if (stored == null || !stored.isWhole(0)) {
            throw file.damaged(Height.ZERO, "the genesis block is missing or does not hash to its sum");
        }
        if (!Arrays.equals(stored.id(), genesis.id().hash().bytes())) {
            throw new StoreFailure(Reason.FOREIGN, file + " holds the log of another genesis than " + genesis.id());
        }
        if (!Arrays.equals(stored.header(), BlockCodec.headerBytes(genesis.header()))) {
            throw file.damaged(Height.ZERO, "its genesis header is not that of the genesis");
        }
        return true;
    }

    static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
