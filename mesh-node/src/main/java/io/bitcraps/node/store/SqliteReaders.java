package io.bitcraps.node.store;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A few readers, lent to one thread each; who finds none waits. Thread-safe. */
final class SqliteReaders implements AutoCloseable {

    /** Readers beyond the number of cores only wait for each other. */
    static final int MAX_READERS = 4;

    interface Query<T extends @Nullable Object> {
        T run(SqliteReader reader) throws SQLException;
    }

    private final SqliteFile file;
    private final Semaphore free = new Semaphore(MAX_READERS, true);
    private final ConcurrentLinkedDeque<SqliteReader> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    SqliteReaders(SqliteFile file) {
        this.file = file;
    }

    /** The answer may be null where the query's is. */
    <T extends @Nullable Object> T read(Query<T> query) {
        return file.attempt(() -> {
            free.acquireUninterruptibly();
            try {
                if (closed) {
                    throw new IllegalStateException("the log is closed");
                }
                SqliteReader lent = idle.pollFirst();
                SqliteReader reader = lent == null ? new SqliteReader(file.reading()) : lent;
                try {
                    return query.run(reader);
                } finally {
                    idle.addFirst(reader);
                }
            } finally {
                free.release();
            }
        });
    }

    /** Waits for the queries under way, then closes; later queries fail. */
    @Override
    public void close() {
        free.acquireUninterruptibly(MAX_READERS);
        closed = true;
        free.release(MAX_READERS);
        file.attempt(() -> {
            for (SqliteReader reader = idle.pollFirst(); reader != null; reader = idle.pollFirst()) {
                reader.close();
            }
            return true;
        });
    }
}
