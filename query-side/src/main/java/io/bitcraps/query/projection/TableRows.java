package io.bitcraps.query.projection;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.state.StateValue.Phase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables, seats and standing bets. Keeps the tables that are not closed, of which genesis allows few. */
final class TableRows implements Rows {

    private record SeatRow(TableFold table, int seat, TableFold.Chair chair) {}

    private record PlayerRow(TableFold table, PublicKey player) {}

    private record BetRow(TableFold table, PublicKey player, Spot spot, TableFold.Standing standing) {}

    private final Map<TableId, TableFold> tables = new LinkedHashMap<>();
    private final RowBuffer<TableFold> inserts = new RowBuffer<>(
            "insert into craps_table (phase, next_roll, hands, point_number, shooter, locked, lock_height,"
                    + " last_settled_ms, id, created_position, creator, name, minimum, maximum, pay_table, seats,"
                    + " min_players, ante, min_bet_time_ms, roll_clock_ms, open_to_all)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            TableRows::bindNew);
    private final RowBuffer<TableFold> updates = new RowBuffer<>(
            "update craps_table set phase = ?, next_roll = ?, hands = ?, point_number = ?, shooter = ?, locked = ?,"
                    + " lock_height = ?, last_settled_ms = ? where id = ?",
            TableRows::bindChange);
    private final RowBuffer<TableFold> clearedSeats = new RowBuffer<>(
            "delete from seat where table_id = ?",
            (statement, table) -> statement.setString(1, table.founding.id().text()));
    private final RowBuffer<SeatRow> seats = new RowBuffer<>(
            "insert into seat (table_id, seat, player, ready) values (?, ?, ?, ?)", TableRows::bindSeat);
    private final RowBuffer<PlayerRow> clearedBets =
            new RowBuffer<>("delete from bet where table_id = ? and player = ?", (statement, row) -> {
                statement.setString(1, row.table().founding.id().text());
                statement.setString(2, row.player().text());
            });
    private final RowBuffer<BetRow> bets = new RowBuffer<>(
            "insert into bet (table_id, player, kind, spot, stake, switched_on) values (?, ?, ?, ?, ?, ?)",
            TableRows::bindBet);

    void created(Place at, Event.TableCreated event) {
        var founding = new TableFold.Founding(event.table(), at.position(), event.creator(), event.rules());
        TableFold table = new TableFold(founding);
        table.lastSettledMs = at.timeMs();
        tables.put(event.table(), table);
    }

    /** The table as it is after everything folded so far. */
    TableFold table(TableId id, Connection connection) throws SQLException {
        @Nullable TableFold known = tables.get(id);
        if (known != null) {
            return known;
        }
        @Nullable TableFold stored = StoredTables.read(id, connection);
        if (stored == null) {
            throw new InvariantViolation("an event names a table that was never created: " + id);
        }
        tables.put(id, stored);
        return stored;
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        tables.values().forEach(this::collect);
        inserts.flush(connection);
        updates.flush(connection);
        clearedSeats.flush(connection);
        seats.flush(connection);
        clearedBets.flush(connection);
        bets.flush(connection);
        tables.values().forEach(TableFold::written);
        tables.values().removeIf(table -> table.phase == Phase.CLOSED);
    }

    @Override
    public void forget() {
        tables.clear();
        inserts.clear();
        updates.clear();
        clearedSeats.clear();
        seats.clear();
        clearedBets.clear();
        bets.clear();
    }

    private void collect(TableFold table) {
        if (table.changed) {
            (table.stored ? updates : inserts).add(table);
        }
        if (table.changedChairs) {
            clearedSeats.add(table);
            table.chairs.forEach((seat, chair) -> seats.add(new SeatRow(table, seat, chair)));
        }
        for (PublicKey player : table.changedBets) {
            clearedBets.add(new PlayerRow(table, player));
            table.bets
                    .getOrDefault(player, Map.of())
                    .forEach((spot, standing) -> bets.add(new BetRow(table, player, spot, standing)));
        }
    }

    private static void bindNew(PreparedStatement statement, TableFold table) throws SQLException {
        bindChange(statement, table);
        TableRules rules = table.founding.rules();
        statement.setLong(10, table.founding.position());
        statement.setString(11, table.founding.creator().text());
        statement.setString(12, rules.name());
        statement.setLong(13, rules.minimum().micro());
        statement.setLong(14, rules.maximum().micro());
        statement.setString(15, rules.payTable().hex());
        statement.setInt(16, rules.seats());
        statement.setInt(17, rules.minPlayers());
        statement.setLong(18, rules.ante().micro());
        statement.setLong(19, rules.minBetTimeMs());
        statement.setLong(20, rules.rollClockMs());
        statement.setBoolean(21, rules.open());
    }

    private static void bindChange(PreparedStatement statement, TableFold table) throws SQLException {
        statement.setString(1, table.phase.text());
        statement.setLong(2, table.nextRoll);
        statement.setLong(3, table.hands);
        statement.setInt(4, table.point);
        statement.setInt(5, table.shooter);
        statement.setBoolean(6, table.lockHeight != TableFold.UNLOCKED);
        statement.setLong(7, table.lockHeight);
        statement.setLong(8, table.lastSettledMs);
        statement.setString(9, table.founding.id().text());
    }

    private static void bindSeat(PreparedStatement statement, SeatRow row) throws SQLException {
        statement.setString(1, row.table().founding.id().text());
        statement.setInt(2, row.seat());
        statement.setString(3, row.chair().player().text());
        statement.setBoolean(4, row.chair().ready());
    }

    private static void bindBet(PreparedStatement statement, BetRow row) throws SQLException {
        statement.setString(1, row.table().founding.id().text());
        statement.setString(2, row.player().text());
        statement.setString(3, row.spot().kind().text());
        statement.setInt(4, row.spot().number());
        statement.setLong(5, row.standing().stake());
        statement.setBoolean(6, row.standing().on());
    }
}
