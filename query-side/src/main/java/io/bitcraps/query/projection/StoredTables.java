package io.bitcraps.query.projection;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Phase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tables as earlier transactions, or an earlier run, left them. */
final class StoredTables {

    /** What to do with each row of a result. */
    @FunctionalInterface
    private interface EachRow {
        void take(ResultSet row) throws SQLException;
    }

    private StoredTables() {}

    /** The table, or null if there is none of that id. */
    static @Nullable TableFold read(TableId id, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select * from craps_table where id = ?")) {
            query.setString(1, id.text());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                TableFold table = table(id, row);
                each(
                        connection,
                        "select seat, player, ready from seat where table_id = ?",
                        id,
                        seat -> table.chairs.put(
                                seat.getInt(1),
                                new TableFold.Chair(PublicKey.parse(seat.getString(2)), seat.getBoolean(3))));
                each(
                        connection,
                        "select player, kind, spot, stake, switched_on from bet where table_id = ?",
                        id,
                        bet -> table.bets
                                .computeIfAbsent(PublicKey.parse(bet.getString(1)), p -> new TreeMap<>())
                                .put(
                                        new Spot(kind(bet.getString(2)), bet.getInt(3)),
                                        new TableFold.Standing(bet.getLong(4), bet.getBoolean(5))));
                table.written();
                return table;
            }
        }
    }

    private static TableFold table(TableId id, ResultSet row) throws SQLException {
        TableRules rules = new TableRules(
                row.getString("name"),
                new Amount(row.getLong("minimum")),
                new Amount(row.getLong("maximum")),
                Hash.parse(row.getString("pay_table")),
                row.getInt("seats"),
                row.getInt("min_players"),
                new Amount(row.getLong("ante")),
                row.getLong("min_bet_time_ms"),
                row.getLong("roll_clock_ms"),
                row.getBoolean("open_to_all"));
        TableFold table = new TableFold(new TableFold.Founding(
                id, row.getLong("created_position"), PublicKey.parse(row.getString("creator")), rules));
        table.phase = phase(row.getString("phase"));
        table.nextRoll = row.getLong("next_roll");
        table.hands = row.getLong("hands");
        table.point = row.getInt("point_number");
        table.shooter = row.getInt("shooter");
        table.lockHeight = row.getLong("lock_height");
        table.lastSettledMs = row.getLong("last_settled_ms");
        return table;
    }

    private static void each(Connection connection, String sql, TableId id, EachRow take) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, id.text());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    take.take(row);
                }
            }
        }
    }

    private static Phase phase(String text) {
        return Arrays.stream(Phase.values())
                .filter(phase -> phase.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvariantViolation("no phase is called " + text));
    }

    private static BetKind kind(String text) {
        return Arrays.stream(BetKind.values())
                .filter(kind -> kind.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvariantViolation("no bet is called " + text));
    }
}
