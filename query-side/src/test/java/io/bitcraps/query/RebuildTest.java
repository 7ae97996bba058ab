package io.bitcraps.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.query.feed.Follower;
import io.bitcraps.query.feed.Progress;
import io.bitcraps.query.synthetic.ReadSide;
import io.bitcraps.query.synthetic.TestGame;
import io.bitcraps.query.synthetic.TestLog;
import io.bitcraps.query.synthetic.TestNetwork;
import io.bitcraps.query.synthetic.TestSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The read model on both databases: the same rows however the log came, through restarts and failures. */
class RebuildTest {

    private static final int ROUNDS = 10;
    private static final long TIMEOUT_MS = 60_000;

    private final TestNetwork network = new TestNetwork();
    private final TestLog log = new TestLog(network);
    private final TestGame game = new TestGame(network, log, 11).open();

    @Test
    void embeddedDatabaseFoldsTheSameRowsInOneRunAndInMany(@TempDir Path once, @TempDir Path often)
            throws SQLException {
        QuerySettings interrupted = QuerySettings.embedded(0, often);
        QuerySettings fresh = QuerySettings.embedded(0, once);

        playThroughRestarts(interrupted);
        fold(fresh, log);

        assertEquals(ReadModelRows.of(fresh), ReadModelRows.of(interrupted));
        ReadModelRows.of(fresh).forEach((table, rows) -> assertFalse(rows.isEmpty(), table + " is empty"));
    }

    @Test
    void postgresHoldsTheSameRowsAsTheEmbeddedDatabase(@TempDir Path embedded) throws SQLException, IOException {
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
            QuerySettings interrupted =
                    new QuerySettings("127.0.0.1", 0, postgres.getJdbcUrl("postgres", "postgres"), null);
            QuerySettings fresh = QuerySettings.embedded(0, embedded);

            playThroughRestarts(interrupted);
            fold(fresh, log);

            assertEquals(ReadModelRows.of(fresh), ReadModelRows.of(interrupted));
        }
    }

    @Test
    void aReadModelAheadOfTheLogIsFoldedAnew(@TempDir Path directory, @TempDir Path once) throws SQLException {
        QuerySettings settings = QuerySettings.embedded(0, directory);
        QuerySettings fresh = QuerySettings.embedded(0, once);
        game.round();
        fold(settings, log);
        TestLog shorter = new TestLog(network);
        new TestGame(network, shorter, 12).open();

        fold(settings, shorter);
        fold(fresh, shorter);

        assertEquals(ReadModelRows.of(fresh), ReadModelRows.of(settings));
    }

    @Test
    void refusesTheReadModelOfAnotherChain(@TempDir Path directory) throws SQLException {
        QuerySettings settings = QuerySettings.embedded(0, directory);
        fold(settings, log);
        try (Connection connection = DatabaseAddress.of(settings).connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update progress set chain = 'other-0123456789abcdef'");
        }

        var refusal = assertThrows(IllegalStateException.class, () -> ReadSide.start(settings, network, log, game));

        assertTrue(
                String.valueOf(refusal.getMessage()).contains("of chain other-0123456789abcdef"), refusal.getMessage());
    }

    @Test
    void theNewestSchemaIsTheOneThatIsLookedFor(@TempDir Path directory) throws SQLException {
        QuerySettings settings = QuerySettings.embedded(0, directory);
        fold(settings, log);

        try (Connection connection = DatabaseAddress.of(settings).connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select max(\"version\") from \"flyway_schema_history\"")) {
            assertTrue(row.next());
            assertEquals(ReadModelSchema.NEWEST, row.getString(1));
        }
    }

    /** Stops and starts between rounds, and in the middle of one. */
    private void playThroughRestarts(QuerySettings settings) {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < ROUNDS; j++) {
                game.round();
            }
            fold(settings, log);
            game.lock();
            fold(settings, log);
            game.settle();
        }
        game.lock();
        fold(settings, log);
    }

    /** One run of the projection, up to the tip of the log. */
    private void fold(QuerySettings settings, TestLog from) {
        DatabaseAddress address = DatabaseAddress.of(settings);
        Progress progress = new Progress();
        ReadModelSchema.prepare(address, network.chain(), from.head(), progress);
        try (Follower follower = new Follower(new TestSource(from), address::connect, network.chain(), progress)) {
            follower.start();
            assertTrue(progress.await(from.tip().value(), TIMEOUT_MS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
