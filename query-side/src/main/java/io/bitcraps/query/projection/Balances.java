package io.bitcraps.query.projection;

import io.bitcraps.events.money.Amount;
import io.bitcraps.events.money.LedgerAccount;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Balances of the ledger's accounts in micro-CRAP, read once and then kept: the projection is the only writer. */
final class Balances implements Rows {

    /** Balances kept between transactions; the longest unused go first. */
    private static final int KEPT = 20_000;

    private static final class Balance {
        private final String name;
        private long micro;
        private boolean stored;
        private boolean changed;

        private Balance(String name, long micro, boolean stored) {
            this.name = name;
            this.micro = micro;
            this.stored = stored;
        }
    }

    private final Map<LedgerAccount, Balance> balances = new LinkedHashMap<>(1024, 0.75f, true);
    private final RowBuffer<Balance> inserts =
            new RowBuffer<>("insert into ledger_account (balance, name) values (?, ?)", Balances::bind);
    private final RowBuffer<Balance> updates =
            new RowBuffer<>("update ledger_account set balance = ? where name = ?", Balances::bind);

    long of(LedgerAccount account, Connection connection) throws SQLException {
        return balance(account, connection).micro;
    }

    void debit(LedgerAccount account, Amount amount, Connection connection) throws SQLException {
        change(account, Math.negateExact(amount.micro()), connection);
    }

    void credit(LedgerAccount account, Amount amount, Connection connection) throws SQLException {
        change(account, amount.micro(), connection);
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        for (Balance balance : balances.values()) {
            if (balance.changed) {
                (balance.stored ? updates : inserts).add(balance);
                balance.changed = false;
                balance.stored = true;
            }
        }
        inserts.flush(connection);
        updates.flush(connection);
        Iterator<Balance> oldest = balances.values().iterator();
        while (balances.size() > KEPT) {
            oldest.next();
            oldest.remove();
        }
    }

    @Override
    public void forget() {
        balances.clear();
        inserts.clear();
        updates.clear();
    }

    private void change(LedgerAccount account, long micro, Connection connection) throws SQLException {
        Balance balance = balance(account, connection);
        balance.micro = Math.addExact(balance.micro, micro);
        balance.changed = true;
    }

    private Balance balance(LedgerAccount account, Connection connection) throws SQLException {
        Balance known = balances.get(account);
        if (known != null) {
            return known;
        }
        Balance read = read(account.text(), connection);
        balances.put(account, read);
        return read;
    }

    private static Balance read(String name, Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select balance from ledger_account where name = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new Balance(name, row.getLong(1), true) : new Balance(name, 0, false);
            }
        }
    }

    private static void bind(PreparedStatement statement, Balance balance) throws SQLException {
        statement.setLong(1, balance.micro);
        statement.setString(2, balance.name);
    }
}
