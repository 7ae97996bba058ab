package io.bitcraps.node.store;

import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCodec;
import io.bitcraps.events.id.Height;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The one connection that writes. Not thread-safe; its log holds a lock around it. */
final class SqliteWriter implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement block;
    private final PreparedStatement certificate;
    private final PreparedStatement ticket;
    private final PreparedStatement tile;
    private final PreparedStatement checkpoint;
    private final PreparedStatement cosigned;

    interface Change {
        void run() throws SQLException;
    }

    /** @param connection becomes this writer's own */
    SqliteWriter(Connection connection) throws SQLException {
        this.connection = connection;
        block = connection.prepareStatement("INSERT INTO blocks VALUES (?, ?, ?, ?, ?)");
        certificate = connection.prepareStatement("INSERT INTO certificates VALUES (?, ?) ON CONFLICT DO NOTHING");
        ticket = connection.prepareStatement("INSERT INTO tickets VALUES (?, ?, ?)");
        tile = connection.prepareStatement(
                "INSERT INTO tiles VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET hashes = excluded.hashes");
        checkpoint = connection.prepareStatement("INSERT OR REPLACE INTO checkpoint VALUES (1, ?)");
        cosigned = connection.prepareStatement("INSERT OR REPLACE INTO cosigned VALUES (1, ?, ?, ?)");
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
            block.setLong(1, row.height());
            block.setLong(2, row.first());
            block.setBytes(3, row.block().id().hash().bytes());
            block.setBytes(4, row.header());
            block.setBytes(5, row.bundle());
            block.executeUpdate();
            Certificate finality = row.block().finality();
            if (finality != null) {
                insert(row.block().header().height(), finality);
            }
        }
        for (Growth.Ticket added : growth.tickets()) {
            ticket.setLong(1, SqliteSchema.era(added.position()));
            ticket.setLong(2, added.hash().a());
            ticket.setLong(3, added.position());
            ticket.addBatch();
        }
        ticket.executeBatch();
        for (Growth.Tile changed : growth.tiles()) {
            tile.setLong(1, SqliteSchema.tileId(changed.level(), changed.index()));
            tile.setBytes(2, changed.hashes());
            tile.executeUpdate();
        }
    }

    void putFinality(Height height, Certificate finality) throws SQLException {
        transact(connection, () -> insert(height, finality));
    }

    private void insert(Height height, Certificate finality) throws SQLException {
        certificate.setLong(1, height.value());
        certificate.setBytes(2, CertificateCodec.CODEC.encode(finality));
        certificate.executeUpdate();
    }

    /** Written but not synced: the next append syncs it. */
    void putCheckpoint(byte[] note) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = NORMAL");
            try {
                checkpoint.setBytes(1, note);
                checkpoint.executeUpdate();
            } finally {
                statement.execute("PRAGMA synchronous = FULL");
            }
        }
    }

    void putCosigned(Cosigned next) throws SQLException {
        transact(connection, () -> {
            cosigned.setLong(1, next.size());
            cosigned.setBytes(2, next.root().bytes());
            cosigned.setLong(3, next.timeS());
            cosigned.executeUpdate();
        });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
