package io.bitcraps.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.query.feed.Connections;
import io.bitcraps.query.feed.Follower;
import io.bitcraps.query.feed.Progress;
import io.bitcraps.query.synthetic.TestGame;
import io.bitcraps.query.synthetic.TestLog;
import io.bitcraps.query.synthetic.TestNetwork;
import io.bitcraps.query.synthetic.TestSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowerTest {

    private static final long TIMEOUT_MS = 60_000;
    private static final long LAST = 10;

    private final TestNetwork network = new TestNetwork();
    private final TestLog log = new TestLog(network);
    private final TestGame game = new TestGame(network, log, 3).open();

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void comesToTheSameRowsWhicheverCommitFails(int commit, @TempDir Path directory, @TempDir Path unharmed)
            throws SQLException, InterruptedException {
        QuerySettings settings = QuerySettings.embedded(0, directory);
        QuerySettings other = QuerySettings.embedded(0, unharmed);

        followAllRounds(settings, commit);
        followAllRounds(other, Integer.MAX_VALUE);

        assertEquals(ReadModelRows.of(other), ReadModelRows.of(settings));
    }

    /** Blocks come while they are folded, so that there is more than one transaction to fail. */
    private void followAllRounds(QuerySettings settings, int failingCommit)
            throws SQLException, InterruptedException {
        DatabaseAddress address = DatabaseAddress.of(settings);
        Progress progress = new Progress();
        ReadModelSchema.prepare(address, network.chain(), log.head(), progress);
        Connections failing = failingAtCommit(address::connect, failingCommit);
        try (Follower follower = new Follower(new TestSource(log), failing, network.chain(), progress)) {
            follower.start();
            assertTrue(progress.await(log.tip().value(), TIMEOUT_MS));
            while (log.tip().value() < LAST) {
                game.round();
                assertTrue(progress.await(log.tip().value(), TIMEOUT_MS));
            }
        }
    }

    @Test
    void ofTwoOnOneDatabaseNoneFoldsABlockTwice(@TempDir Path directory) throws SQLException, InterruptedException {
        DatabaseAddress address = DatabaseAddress.of(QuerySettings.embedded(0, directory));
        Progress first = new Progress();
        Progress second = new Progress();
        ReadModelSchema.prepare(address, network.chain(), log.head(), first);

        try (Follower one = new Follower(new TestSource(log), address::connect, network.chain(), first);
                Follower other = new Follower(new TestSource(log), address::connect, network.chain(), second)) {
            one.start();
            assertTrue(first.await(log.tip().value(), TIMEOUT_MS));
            other.start();
            game.round();
            assertTrue(reached(first, second, log.tip().value()));
        }

        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select sum(entries), count(distinct height) from block")) {
            assertTrue(row.next());
            assertEquals(log.head().size(), row.getLong(1));
        }
    }

    /** One of the two folds the last block; the other learns of it at its next attempt, or never. */
    private static boolean reached(Progress first, Progress second, long height) throws InterruptedException {
        for (long waited = 0; waited < TIMEOUT_MS; waited += 100) {
            if (first.await(height, 50) || second.await(height, 50)) {
                return true;
            }
        }
        return false;
    }

    /** A database of which the commit with this number, counted over all connections, fails after half its work. */
    private static Connections failingAtCommit(Connections database, int number) {
        AtomicInteger commits = new AtomicInteger();
        return () -> {
            Connection connection = database.open();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("commit") && commits.incrementAndGet() == number) {
                            connection.close();
                            throw new SQLException("the database is gone");
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause() == null ? e : e.getCause();
                        }
                    });
        };
    }
}
