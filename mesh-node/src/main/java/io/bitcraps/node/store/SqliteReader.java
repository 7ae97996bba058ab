package io.bitcraps.node.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection that reads, with its statements. Used by one thread at a time. What it returns is as it lies on disk:
 * to be checked by whoever asked.
 */
final class SqliteReader implements AutoCloseable {

    private static final byte[] NOTHING = new byte[0];

    /** A block, without its entries where only the rest was asked for. */
    @SuppressWarnings("ArrayRecordComponent") // handed from read to check, never compared
    record StoredBlock(
            long first, byte[] id, byte[] header, byte @Nullable [] certificate, byte[] sum, byte[] entries) {

        /** Whether it is as it was written, but for the entries. */
        boolean isWhole(long height) {
            return Arrays.equals(sum, RowSum.block(height, first, id, header, certificate));
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // handed from read to check, never compared
    record StoredNote(byte[] note, byte[] sum) {}

    @SuppressWarnings("ArrayRecordComponent") // handed from read to check, never compared
    record StoredCosigned(long size, byte[] root, long timeS, byte[] sum) {}

    /** How many tickets an era has, and their sum. */
    record Era(long tickets, long sum) {}

    private final Connection connection;
    private final PreparedStatement block;
    private final PreparedStatement header;
    private final PreparedStatement heightAt;
    private final PreparedStatement position;
    private final PreparedStatement tickets;
    private final PreparedStatement era;
    private final PreparedStatement tile;

    /** @param connection becomes this reader's own */
    SqliteReader(Connection connection) throws SQLException {
        this.connection = connection;
        block = connection.prepareStatement(
                "SELECT first, id, header, certificate, sum, entries FROM blocks WHERE height = ?");
        header = connection.prepareStatement("SELECT first, id, header, certificate, sum FROM blocks WHERE height = ?");
        heightAt =
                connection.prepareStatement("SELECT height FROM blocks WHERE first <= ? ORDER BY first DESC LIMIT 1");
        // One probe an era, the newest first: who asks for a ticket mostly asks for a young one.
        position = connection.prepareStatement("WITH RECURSIVE probe (era, found) AS "
                + "(SELECT ?1, (SELECT max(position) FROM tickets WHERE era = ?1 AND prefix = ?2 AND position < ?3) "
                + "UNION ALL SELECT probe.era - 1, (SELECT max(position) FROM tickets "
                + "WHERE tickets.era = probe.era - 1 AND prefix = ?2) FROM probe WHERE probe.era > 0) "
                + "SELECT found FROM probe WHERE found IS NOT NULL LIMIT 1");
        tickets = connection.prepareStatement("SELECT prefix, position FROM tickets WHERE era = ?");
        era = connection.prepareStatement("SELECT tickets, sum FROM eras WHERE era = ?");
        tile = connection.prepareStatement("SELECT hashes FROM tiles WHERE id = ?");
    }

    @Nullable
    StoredBlock block(long height) throws SQLException {
        return row(block, height, true);
    }

    /** The block without its entries. */
    @Nullable
    StoredBlock header(long height) throws SQLException {
        return row(header, height, false);
    }

    private static @Nullable StoredBlock row(PreparedStatement query, long height, boolean entries)
            throws SQLException {
        query.setLong(1, height);
        try (ResultSet row = query.executeQuery()) {
            return row.next()
                    ? new StoredBlock(
                            row.getLong(1),
                            bytes(row, 2),
                            bytes(row, 3),
                            row.getBytes(4),
                            bytes(row, 5),
                            entries ? bytes(row, 6) : NOTHING)
                    : null;
        }
    }

    /** A damaged row may lack what its table demands. */
    private static byte[] bytes(ResultSet row, int column) throws SQLException {
        byte @Nullable [] bytes = row.getBytes(column);
        return bytes == null ? NOTHING : bytes;
    }

    long newestHeight() throws SQLException {
        return SqliteSchema.number(connection, "SELECT max(height) FROM blocks");
    }

    /** By the index of blocks by position: a hint, or -1. */
    long heightAt(long position) throws SQLException {
        heightAt.setLong(1, position);
        try (ResultSet row = heightAt.executeQuery()) {
            return row.next() ? row.getLong(1) : -1;
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

    /** What the tickets of an era come to. */
    Era tickets(long number) throws SQLException {
        tickets.setLong(1, number);
        long count = 0;
        long sum = 0;
        try (ResultSet rows = tickets.executeQuery()) {
            while (rows.next()) {
                count++;
                sum ^= RowSum.ticket(rows.getLong(1), rows.getLong(2));
            }
        }
        return new Era(count, sum);
    }

    /** What they should come to. */
    Era era(long number) throws SQLException {
        era.setLong(1, number);
        try (ResultSet row = era.executeQuery()) {
            return row.next() ? new Era(row.getLong(1), row.getLong(2)) : new Era(0, 0);
        }
    }

    byte @Nullable [] tile(int level, long index) throws SQLException {
        tile.setLong(1, SqliteSchema.tileId(level, index));
        try (ResultSet row = tile.executeQuery()) {
            return row.next() ? row.getBytes(1) : null;
        }
    }

    long tiles() throws SQLException {
        return SqliteSchema.number(connection, "SELECT count(*) FROM tiles");
    }

    /** At most one, but for a damaged table. */
    List<StoredNote> checkpoints() throws SQLException {
        List<StoredNote> notes = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT note, sum FROM checkpoint");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                notes.add(new StoredNote(bytes(row, 1), bytes(row, 2)));
            }
        }
        return notes;
    }

    /** At most one, but for a damaged table. */
    List<StoredCosigned> cosigned() throws SQLException {
        List<StoredCosigned> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT size, root, time_s, sum FROM cosigned");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(new StoredCosigned(row.getLong(1), bytes(row, 2), row.getLong(3), bytes(row, 4)));
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
