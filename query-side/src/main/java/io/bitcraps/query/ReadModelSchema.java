package io.bitcraps.query;

import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.query.feed.Progress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the database to the newest schema and sees whether its read model is of this log. One that is ahead of the log
 * is folded anew; one of another chain is refused.
 */
final class ReadModelSchema {

    /** Of the last file in {@code db/migration}: a database that has it is spared Flyway's start. */
    static final String NEWEST = "1";

    static final List<String> TABLES = List.of(
            "progress",
            "block",
            "action",
            "player",
            "ledger_account",
            "posting",
            "history",
            "craps_table",
            "seat",
            "bet",
            "round",
            "settlement",
            "seed");

    private static final Logger LOG = LoggerFactory.getLogger(ReadModelSchema.class);

    private ReadModelSchema() {}

    static void prepare(DatabaseAddress database, ChainId chain, LogHead head, Progress progress) {
        try (Connection connection = database.connect()) {
            if (!isNewest(connection)) {
                Flyway.configure()
                        .dataSource(database.url(), database.user(), database.password())
                        .locations("classpath:db/migration")
                        .load()
                        .migrate();
            }
            connection.setAutoCommit(false);
            check(connection, chain, head, progress);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the read model's database does not answer: " + e.getMessage(), e);
        }
    }

    private static boolean isNewest(Connection connection) throws SQLException {
        try (ResultSet history = connection.getMetaData().getTables(null, null, "flyway_schema_history", null)) {
            if (!history.next()) {
                return false;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select \"version\" from \"flyway_schema_history\""
                        + " where \"success\" order by \"installed_rank\" desc limit 1")) {
            return row.next() && NEWEST.equals(row.getString(1));
        }
    }

    private static void check(Connection connection, ChainId chain, LogHead head, Progress progress)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row =
                    statement.executeQuery("select chain, log_position, height from progress for update")) {
                if (!row.next()) {
                    return;
                }
                if (!row.getString(1).equals(chain.text())) {
                    throw new IllegalStateException("the database holds the read model of chain " + row.getString(1)
                            + ", not of " + chain + ": give each network its own");
                }
                if (row.getLong(2) < head.size()) {
                    progress.resume(row.getLong(3));
                    return;
                }
            }
            LOG.warn("The read model is ahead of the log of {} entries and is folded anew", head.size());
            for (String table : TABLES) {
                statement.executeUpdate("delete from " + table);
            }
        }
    }
}
