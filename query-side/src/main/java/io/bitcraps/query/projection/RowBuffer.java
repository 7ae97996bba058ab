package io.bitcraps.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows of one statement, written together: a statement a row would cost a round trip each. */
final class RowBuffer<R> {

    /** Rows a driver is given at once, so that its own buffers stay small. */
    private static final int CHUNK = 1000;

    /** Sets the parameters of the statement from a row. */
    @FunctionalInterface
    interface Binder<R> {
        void bind(PreparedStatement statement, R row) throws SQLException;
    }

    private final String sql;
    private final Binder<R> binder;
    private final List<R> rows = new ArrayList<>();

    RowBuffer(String sql, Binder<R> binder) {
        this.sql = sql;
        this.binder = binder;
    }

    void add(R row) {
        rows.add(row);
    }

    void flush(Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < rows.size(); i++) {
                binder.bind(statement, rows.get(i));
                statement.addBatch();
                if ((i + 1) % CHUNK == 0) {
                    statement.executeBatch();
                }
            }
            if (rows.size() % CHUNK != 0) {
                statement.executeBatch();
            }
        }
        rows.clear();
    }

    void clear() {
        rows.clear();
    }
}
