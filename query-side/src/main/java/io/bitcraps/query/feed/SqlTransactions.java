package io.bitcraps.query.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/**
 * The one writing transaction at a time, on a connection of its own that is opened anew after any failure. Cursor and
 * projection use that connection, so they commit together. Begun and ended by the same thread; others wait.
 */
final class SqlTransactions implements TransactionManager, AutoCloseable {

    private final Connections database;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Connection held;
    private boolean open;

    SqlTransactions(Connections database) {
        this.database = database;
    }

    /** The connection of the transaction that this thread began. */
    Connection connection() {
        Connection connection = held;
        if (!turn.isHeldByCurrentThread() || !open || connection == null) {
            throw new IllegalStateException("the read model is written in a transaction only");
        }
        return connection;
    }

    @Override
    public Transaction startTransaction() {
        turn.lock();
        if (open) {
            turn.unlock();
            throw new IllegalStateException("a transaction of the read model within another");
        }
        try {
            if (held == null) {
                Connection connection = database.open();
                connection.setAutoCommit(false);
                held = connection;
            }
        } catch (SQLException e) {
            turn.unlock();
            throw new ReadModelFailure("the read model's database does not answer", e);
        }
        open = true;
        return new Transaction() {
            @Override
            public void commit() {
                end(Connection::commit);
            }

            @Override
            public void rollback() {
                end(SqlTransactions::giveUp);
            }
        };
    }

    /** Waits for the transaction under way. */
    @Override
    public void close() {
        turn.lock();
        try {
            if (held != null) {
                held.close();
            }
            held = null;
        } catch (SQLException e) {
            throw new ReadModelFailure("the read model's connection could not be closed", e);
        } finally {
            turn.unlock();
        }
    }

    @FunctionalInterface
    private interface Ending {
        void run(Connection connection) throws SQLException;
    }

    /** What failed once may be the connection itself: only a commit that worked keeps it. */
    private void end(Ending ending) {
        Connection connection = connection();
        held = null;
        try {
            ending.run(connection);
            held = connection.isClosed() ? null : connection;
        } catch (SQLException e) {
            throw new ReadModelFailure("the read model could not be written", e);
        } finally {
            open = false;
            turn.unlock();
        }
    }

    private static void giveUp(Connection connection) throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
