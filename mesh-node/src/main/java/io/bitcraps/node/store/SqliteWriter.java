package io.bitcraps.node.store;

import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The one connection that writes. Not thread-safe; its log holds a lock around it. */
final class SqliteWriter implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement block;
    private final PreparedStatement ticket;
    private final PreparedStatement era;
    private final PreparedStatement tile;
    private final PreparedStatement checkpoint;
    private final PreparedStatement cosigned;

    interface Change {
        void run() throws SQLException;
    }

    /** @param connection becomes this writer's own */
    SqliteWriter(Connection connection) throws SQLException {
        this.connection = connection;
        block = connection.prepareStatement("INSERT INTO blocks (height, first, id, header, certificate, sum, entries) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?)");
        ticket = connection.prepareStatement("INSERT INTO tickets VALUES (?, ?, ?)");
        // SQLite has no exclusive or.
        era = connection.prepareStatement("INSERT INTO eras VALUES (?, ?, ?) ON CONFLICT (era) DO UPDATE SET "
                + "tickets = tickets + excluded.tickets, sum = (sum | excluded.sum) & ~(sum & excluded.sum)");
        tile = connection.prepareStatement(
                "INSERT INTO tiles VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET hashes = excluded.hashes");
        checkpoint = connection.prepareStatement("INSERT OR REPLACE INTO checkpoint VALUES (1, ?, ?)");
        cosigned = connection.prepareStatement("INSERT OR REPLACE INTO cosigned VALUES (1, ?, ?, ?, ?)");
    }

    /** All or nothing, and synced on return. */
    static void transact(Connection connection, Change change) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                change.run();
                statement.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                rollBack(statement, e);
                throw e;
            }
        }
    }

    private static void rollBack(Statement statement, Exception cause) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e); // SQLite rolls back on its own after a full disk or a failed write
        }
    }

    void append(Growth growth) throws SQLException {
        transact(connection, () -> insert(growth));
    }

    /** Inside the caller's transaction. */
    void insert(Growth growth) throws SQLException {
        for (Growth.Row row : growth.rows()) {
            insert(row);
        }
        insert(growth.tickets());
        for (Growth.Tile changed : growth.tiles()) {
            insert(changed);
        }
    }

    private void insert(Growth.Row row) throws SQLException {
        byte[] id = row.block().id().hash().bytes();
        Certificate finality = row.block().finality();
        byte @Nullable [] certificate = finality == null ? null : CertificateCodec.CODEC.encode(finality);
        block.setLong(1, row.height());
        block.setLong(2, row.first());
        block.setBytes(3, id);
        block.setBytes(4, row.header());
        block.setBytes(5, certificate);
        block.setBytes(6, RowSum.block(row.height(), row.first(), id, row.header(), certificate));
        block.setBytes(7, row.bundle());
        block.executeUpdate();
    }

    private void insert(List<Growth.Ticket> added) throws SQLException {
        SortedMap<Long, long[]> sums = new TreeMap<>();
        for (Growth.Ticket each : added) {
            long number = SqliteSchema.era(each.position());
            ticket.setLong(1, number);
            ticket.setLong(2, each.hash().a());
            ticket.setLong(3, each.position());
            ticket.addBatch();
            long[] sum = sums.computeIfAbsent(number, key -> new long[2]);
            sum[0]++;
            sum[1] ^= RowSum.ticket(each.hash().a(), each.position());
        }
        ticket.executeBatch();
        for (Map.Entry<Long, long[]> sum : sums.entrySet()) {
            era.setLong(1, sum.getKey());
            era.setLong(2, sum.getValue()[0]);
            era.setLong(3, sum.getValue()[1]);
            era.executeUpdate();
        }
    }

    /** The tickets of an era, in place of what is there. */
    void replaceEra(long number, List<Growth.Ticket> tickets) throws SQLException {
        transact(connection, () -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM tickets WHERE era = " + number);
                statement.executeUpdate("DELETE FROM eras WHERE era = " + number);
            }
            insert(tickets);
        });
    }

    void replaceTile(Growth.Tile whole) throws SQLException {
        transact(connection, () -> insert(whole));
    }

    private void insert(Growth.Tile changed) throws SQLException {
        tile.setLong(1, SqliteSchema.tileId(changed.level(), changed.index()));
        tile.setBytes(2, changed.hashes());
        tile.executeUpdate();
    }

    /** The index of blocks by position, made anew from the blocks. */
    void replaceIndex() throws SQLException {
        transact(connection, () -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("REINDEX blocks_by_first");
            }
        });
    }

    /** Written but not synced: the next append syncs it. */
    void putCheckpoint(byte[] note) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = NORMAL");
            try {
                checkpoint.setBytes(1, note);
                checkpoint.setBytes(2, RowSum.checkpoint(note));
                checkpoint.executeUpdate();
            } finally {
                statement.execute("PRAGMA synchronous = FULL");
            }
        }
    }

    void dropCheckpoint() throws SQLException {
        transact(connection, () -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM checkpoint");
            }
        });
    }

    void putCosigned(Cosigned next) throws SQLException {
        transact(connection, () -> {
            cosigned.setLong(1, next.size());
            byte[] root = next.root().bytes();
            cosigned.setBytes(2, root);
            cosigned.setLong(3, next.timeS());
            cosigned.setBytes(4, RowSum.cosigned(next.size(), root, next.timeS()));
            cosigned.executeUpdate();
        });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
