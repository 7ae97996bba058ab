package io.bitcraps.query.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.query.feed.Progress;
import io.micronaut.transaction.TransactionCallback;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import java.sql.Connection;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two may read at once, of a read model that has nothing yet. */
class ReadsTest {

    private final Reads reads = new Reads(new NoDatabase(), () -> null, new Progress(), 2);

    @Test
    void refusesOneReadTooMany() {
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> reads.asOf(null, one -> reads.asOf(null, two -> reads.asOf(null, three -> "too many"))));

        assertEquals("busy", refusal.problem().code());
        assertEquals(503, refusal.status());
    }

    @Test
    void givesItsPlaceBackAlsoWhenAReadFails() {
        for (int i = 0; i < 5; i++) {
            assertThrows(
                    Refusal.class,
                    () -> reads.asOf(null, asOf -> {
                        throw Refusal.notFound("unknown-table", "none");
                    }));
        }

        long height = reads.asOf(null, one -> reads.asOf(null, AsOf::height));
        assertEquals(-1, height);
    }

    /** Transactions of no database: nothing here asks one. */
    private static final class NoDatabase implements TransactionOperations<Connection> {
        @Override
        public Connection getConnection() {
            throw new AssertionError("no database");
        }

        @Override
        public boolean hasConnection() {
            return false;
        }

        @Override
        public Optional<? extends TransactionStatus<?>> findTransactionStatus() {
            return Optional.empty();
        }

        @Override
        public <R> R execute(TransactionDefinition definition, TransactionCallback<Connection, R> callback) {
            return callback.apply(null);
        }
    }
}
