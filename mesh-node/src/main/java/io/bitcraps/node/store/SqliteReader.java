package io.bitcraps.node.store;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One connection that reads, with its statements. Used by one thread at a time. */
final class SqliteReader implements AutoCloseable {

    /** A block as it lies on disk, not yet checked. */
    @SuppressWarnings("ArrayRecordComponent") // handed from read to check, never compared
    record StoredBlock(byte[] id, byte[] header, byte[] entries, byte @Nullable [] finality) {}

    private final Connection connection;
    private final PreparedStatement block;
    private final PreparedStatement header;
    private final PreparedStatement heightAt;
    private final PreparedStatement certifiedFrom;
    private final PreparedStatement position;
    private final PreparedStatement tile;

    /** @param connection becomes this reader's own */
    SqliteReader(Connection connection) throws SQLException {
        this.connection = connection;
        block = connection.prepareStatement("SELECT id, header, entries, certificate FROM blocks "
                + "LEFT JOIN certificates USING (height) WHERE height = ?");
        header = connection.prepareStatement("SELECT id, header FROM blocks WHERE height = ?");
        heightAt =
                connection.prepareStatement("SELECT height FROM blocks WHERE first <= ? ORDER BY first DESC LIMIT 1");
        certifiedFrom = connection.prepareStatement(
                "SELECT height FROM certificates WHERE height >= ? ORDER BY height LIMIT 1");
        // One probe an era, the newest first: who asks for a ticket mostly asks for a young one.
        position = connection.prepareStatement("WITH RECURSIVE probe (era, found) AS "
                + "(SELECT ?1, (SELECT max(position) FROM tickets WHERE era = ?1 AND prefix = ?2 AND position < ?3) "
                + "UNION ALL SELECT probe.era - 1, (SELECT max(position) FROM tickets "
                + "WHERE tickets.era = probe.era - 1 AND prefix = ?2) FROM probe WHERE probe.era > 0) "
                + "SELECT found FROM probe WHERE found IS NOT NULL LIMIT 1");
        tile = connection.prepareStatement("SELECT hashes FROM tiles WHERE id = ?");
    }

    @Nullable
    StoredBlock block(long height) throws SQLException {
        block.setLong(1, height);
        try (ResultSet row = block.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            return new StoredBlock(row.getBytes(1), row.getBytes(2), row.getBytes(3), row.getBytes(4));
        }
    }

    /** The block without its entries and certificate. */
    @Nullable
    StoredBlock header(long height) throws SQLException {
        header.setLong(1, height);
        try (ResultSet row = header.executeQuery()) {
            return row.next() ? new StoredBlock(row.getBytes(1), row.getBytes(2), new byte[0], null) : null;
        }
    }

    long newestHeight() throws SQLException {
        return SqliteSchema.number(connection, "SELECT max(height) FROM blocks");
    }

    /** Asked only for positions below the head. */
    Height heightAt(long position) throws SQLException {
        heightAt.setLong(1, position);
        try (ResultSet row = heightAt.executeQuery()) {
            if (!row.next()) {
                throw new InvariantViolation("no stored block holds log position " + position);
            }
            return new Height(row.getLong(1));
        }
    }

    @Nullable
    Height certifiedFrom(long height) throws SQLException {
        certifiedFrom.setLong(1, height);
        try (ResultSet row = certifiedFrom.executeQuery()) {
            return row.next() ? new Height(row.getLong(1)) : null;
        }
    }

    /** The newest position below {@code below} of a ticket that opens with {@code prefix}, or -1. */
    long position(long below, long prefix) throws SQLException {
        position.setLong(1, SqliteSchema.era(below));
        position.setLong(2, prefix);
        position.setLong(3, below);
        try (ResultSet row = position.executeQuery()) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    byte @Nullable [] tile(int level, long index) throws SQLException {
        tile.setLong(1, SqliteSchema.tileId(level, index));
        try (ResultSet row = tile.executeQuery()) {
            return row.next() ? row.getBytes(1) : null;
        }
    }

    byte @Nullable [] checkpoint() throws SQLException {
        try (PreparedStatement note = connection.prepareStatement("SELECT note FROM checkpoint");
                ResultSet row = note.executeQuery()) {
            return row.next() ? row.getBytes(1) : null;
        }
    }

    @Nullable
    Cosigned cosigned() throws SQLException {
        try (PreparedStatement newest = connection.prepareStatement("SELECT size, root, time_s FROM cosigned");
                ResultSet row = newest.executeQuery()) {
            return row.next() ? new Cosigned(row.getLong(1), Hash.of(row.getBytes(2)), row.getLong(3)) : null;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
