package io.bitcraps.query.projection;

import io.bitcraps.events.craps.Result;
import io.bitcraps.events.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Rolls from their lock to their settlement, and the seeds that made the dice. */
final class RoundRows implements Rows {

    private record LockRow(Place at, long hand, Event.RollLocked event) {}

    private record DiceRow(Place at, Event.DiceRolled event) {}

    private record ResultRow(Place at, int ordinal, Event.Settled event, Result result) {}

    private record SeedRow(Place at, Event.SeedRevealed event) {}

    private final RowBuffer<LockRow> locks = new RowBuffer<>(
            "insert into round (table_id, roll, hand, lock_height, lock_position, bets_hash, exposure)"
                    + " values (?, ?, ?, ?, ?, ?, ?)",
            RoundRows::bindLock);
    private final RowBuffer<DiceRow> dice = new RowBuffer<>(
            "update round set first_die = ?, second_die = ?, point_after = ?, seven_out = ?, rolled_height = ?,"
                    + " rolled_position = ?, rolled_ms = ? where table_id = ? and roll = ?",
            RoundRows::bindDice);
    private final RowBuffer<ResultRow> results = new RowBuffer<>(
            "insert into settlement (log_position, ordinal, table_id, roll, player, kind, spot, outcome, stake,"
                    + " winnings, moved_to) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            RoundRows::bindResult);
    private final RowBuffer<SeedRow> seeds = new RowBuffer<>(
            "insert into seed (height, signature, revealed_height) values (?, ?, ?)", RoundRows::bindSeed);

    /** @param hand number of the running hand at the table, from 0 */
    void locked(Place at, long hand, Event.RollLocked event) {
        locks.add(new LockRow(at, hand, event));
    }

    void rolled(Place at, Event.DiceRolled event) {
        dice.add(new DiceRow(at, event));
    }

    void settled(Place at, Event.Settled event) {
        int ordinal = 0;
        for (Result result : event.results()) {
            results.add(new ResultRow(at, ordinal++, event, result));
        }
    }

    void revealed(Place at, Event.SeedRevealed event) {
        seeds.add(new SeedRow(at, event));
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        locks.flush(connection);
        dice.flush(connection);
        results.flush(connection);
        seeds.flush(connection);
    }

    @Override
    public void forget() {
        locks.clear();
        dice.clear();
        results.clear();
        seeds.clear();
    }

    private static void bindLock(PreparedStatement statement, LockRow row) throws SQLException {
        statement.setString(1, row.event().table().text());
        statement.setLong(2, row.event().roll());
        statement.setLong(3, row.hand());
        statement.setLong(4, row.at().height().value());
        statement.setLong(5, row.at().position());
        statement.setString(6, row.event().bets().hex());
        statement.setLong(7, row.event().exposure().micro());
    }

    private static void bindDice(PreparedStatement statement, DiceRow row) throws SQLException {
        statement.setInt(1, row.event().dice().first());
        statement.setInt(2, row.event().dice().second());
        statement.setInt(3, row.event().point());
        statement.setBoolean(4, row.event().sevenOut());
        statement.setLong(5, row.at().height().value());
        statement.setLong(6, row.at().position());
        statement.setLong(7, row.at().timeMs());
        statement.setString(8, row.event().table().text());
        statement.setLong(9, row.event().roll());
    }

    private static void bindResult(PreparedStatement statement, ResultRow row) throws SQLException {
        statement.setLong(1, row.at().position());
        statement.setInt(2, row.ordinal());
        statement.setString(3, row.event().table().text());
        statement.setLong(4, row.event().roll());
        statement.setString(5, row.event().player().text());
        statement.setString(6, row.result().spot().kind().text());
        statement.setInt(7, row.result().spot().number());
        statement.setString(8, row.result().outcome().text());
        statement.setLong(9, row.result().stake().micro());
        statement.setLong(10, row.result().winnings().micro());
        statement.setInt(11, row.result().to());
    }

    private static void bindSeed(PreparedStatement statement, SeedRow row) throws SQLException {
        statement.setLong(1, row.event().height().value());
        statement.setString(2, row.event().signature());
        statement.setLong(3, row.at().height().value());
    }
}
