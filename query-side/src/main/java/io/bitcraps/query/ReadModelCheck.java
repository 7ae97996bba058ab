package io.bitcraps.query;

import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.query.feed.Progress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the read model found at the start is of this log. One that is ahead of the log is folded anew. */
final class ReadModelCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ReadModelCheck.class);

    private static final List<String> TABLES = List.of(
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

    private ReadModelCheck() {}

    static void run(DataSource database, ChainId chain, LogHead head, Progress progress) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
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
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the read model's database does not answer: " + e.getMessage(), e);
        }
    }
}
