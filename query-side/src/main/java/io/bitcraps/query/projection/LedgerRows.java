package io.bitcraps.query.projection;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.LedgerAccount;
import io.bitcraps.events.money.LedgerAccount.Available;
import io.bitcraps.events.money.LedgerAccount.Held;
import io.bitcraps.events.money.Posting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Balances, postings, and what each event did to each player. */
final class LedgerRows implements Rows {

    private record PostingRow(Place at, int ordinal, Posting posting) {}

    private record HistoryRow(Place at, String account, String event, Change change, long available, long held) {}

    private static final class Change {
        private long available;
        private long held;
    }

    private final Balances balances = new Balances();
    private final RowBuffer<PostingRow> postings = new RowBuffer<>(
            "insert into posting (log_position, ordinal, debit, credit, amount, code) values (?, ?, ?, ?, ?, ?)",
            LedgerRows::bindPosting);
    private final RowBuffer<HistoryRow> history = new RowBuffer<>(
            "insert into history (account, log_position, height, time_ms, event, available_change, held_change,"
                    + " available, held) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            LedgerRows::bindHistory);

    /** @param event text of the event's type */
    void moved(Place at, String event, List<Posting> moves, Connection connection) throws SQLException {
        Map<PublicKey, Change> changes = new LinkedHashMap<>();
        int ordinal = 0;
        for (Posting posting : moves) {
            balances.debit(posting.debit(), posting.amount(), connection);
            balances.credit(posting.credit(), posting.amount(), connection);
            note(changes, posting.debit(), -posting.amount().micro());
            note(changes, posting.credit(), posting.amount().micro());
            postings.add(new PostingRow(at, ordinal++, posting));
        }
        for (Map.Entry<PublicKey, Change> changed : changes.entrySet()) {
            PublicKey player = changed.getKey();
            history.add(new HistoryRow(
                    at,
                    player.text(),
                    event,
                    changed.getValue(),
                    balances.of(new Available(player), connection),
                    balances.of(new Held(player), connection)));
        }
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        balances.flush(connection);
        postings.flush(connection);
        history.flush(connection);
    }

    @Override
    public void forget() {
        balances.forget();
        postings.clear();
        history.clear();
    }

    private static void note(Map<PublicKey, Change> changes, LedgerAccount account, long micro) {
        switch (account) {
            case Available available -> changes.computeIfAbsent(available.key(), k -> new Change()).available += micro;
            case Held held -> changes.computeIfAbsent(held.key(), k -> new Change()).held += micro;
            case LedgerAccount.Escrow e -> {}
            case LedgerAccount.Common c -> {}
        }
    }

    private static void bindPosting(PreparedStatement statement, PostingRow row) throws SQLException {
        statement.setLong(1, row.at().position());
        statement.setInt(2, row.ordinal());
        statement.setString(3, row.posting().debit().text());
        statement.setString(4, row.posting().credit().text());
        statement.setLong(5, row.posting().amount().micro());
        statement.setString(6, row.posting().code().text());
    }

    private static void bindHistory(PreparedStatement statement, HistoryRow row) throws SQLException {
        statement.setString(1, row.account());
        statement.setLong(2, row.at().position());
        statement.setLong(3, row.at().height().value());
        statement.setLong(4, row.at().timeMs());
        statement.setString(5, row.event());
        statement.setLong(6, row.change().available);
        statement.setLong(7, row.change().held);
        statement.setLong(8, row.available());
        statement.setLong(9, row.held());
    }
}
