package io.bitcraps.query.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/**
 * The one writing transaction at a time. Cursor and projection use its connection, so they commit together. Begun and
 * ended by the same thread; others wait.
 */
final class SqlTransactions implements TransactionManager {

    private final DataSource database;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Connection current;

    SqlTransactions(DataSource database) {
        this.database = database;
    }

    /** The connection of the transaction that this thread began. */
    Connection connection() {
        Connection connection = current;
        if (!turn.isHeldByCurrentThread() || connection == null) {
            throw new IllegalStateException("the read model is written in a transaction only");
        }
        return connection;
    }

    @Override
    public Transaction startTransaction() {
        turn.lock();
        if (current != null) {
            turn.unlock();
            throw new IllegalStateException("a transaction of the read model within another");
        }
        try {
            Connection connection = database.getConnection();
            connection.setAutoCommit(false);
            current = connection;
        } catch (SQLException e) {
            turn.unlock();
            throw new ReadModelFailure("the read model's database does not answer", e);
        }
        return new Transaction() {
            @Override
            public void commit() {
                end(true);
            }

            @Override
            public void rollback() {
                end(false);
            }
        };
    }

    private void end(boolean commit) {
        try (Connection connection = connection()) {
            if (commit) {
                connection.commit();
            } else {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new ReadModelFailure("the read model could not be " + (commit ? "written" : "rolled back"), e);
        } finally {
            current = null;
            turn.unlock();
        }
    }
}
