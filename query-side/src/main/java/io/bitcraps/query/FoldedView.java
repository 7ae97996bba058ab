package io.bitcraps.query;

import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.EntryCodec;
import io.bitcraps.query.feed.Progress;
import io.bitcraps.query.projection.BlockOfLog;
import io.bitcraps.query.projection.Projection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A read model in memory that its owner brings up to a log, through the projection of production. For simulations, in
 * which nothing follows by itself. One thread's own.
 */
public final class FoldedView implements AutoCloseable {

    private final Connection connection;
    private final Projection projection = new Projection();
    private long next;

    /** An empty one for this log of the chain. */
    public FoldedView(ChainId chain, FinalLog log) {
        DatabaseAddress database = DatabaseAddress.of(QuerySettings.inMemory());
        ReadModelSchema.prepare(database, chain, log.head(), new Progress());
        try {
            connection = database.connect();
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Folds what the log has beyond the blocks folded before, in one transaction. */
    public void follow(FinalLog log) {
        try {
            while (next <= log.tip().value()) {
                projection.fold(block(log, new Height(next)), connection);
                next++;
            }
            projection.flush(connection);
            connection.commit();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static BlockOfLog block(FinalLog log, Height height) {
        FinalBlock block = log.block(height);
        if (block == null) {
            throw new IllegalArgumentException("the log lacks height " + height + " below its tip");
        }
        return new BlockOfLog(
                height,
                block.header().timeMs(),
                block.header().before().size(),
                block.entries().stream().map(EntryCodec::decode).toList());
    }

    /** The process ends and begins again: what it knew of the read model has to be read. */
    public void restart() {
        projection.forget();
    }

    /** Every row of every table as text, sorted within its table. */
    public List<String> rows() {
        List<String> all = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String table : ReadModelSchema.TABLES) {
                List<String> rows = new ArrayList<>();
                try (ResultSet row = statement.executeQuery("select * from " + table)) {
                    while (row.next()) {
                        rows.add(table + text(row));
                    }
                }
                rows.sort(String::compareTo);
                all.addAll(rows);
            }
            return all;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static String text(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            text.append(' ')
                    .append(row.getMetaData().getColumnName(i))
                    .append('=')
                    .append(row.getString(i));
        }
        return text.toString();
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("the read model in memory failed: " + e.getMessage(), e);
    }

    /** Ends the database, which would else stay in memory. */
    @Override
    public void close() {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
