package io.bitcraps.query.feed;

import io.bitcraps.events.id.ChainId;
import io.bitcraps.query.projection.BlockOfLog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;

/**
 * The cursor as Axon's token: the log position reached, in the row that readers take their {@code asOf} from. There is
 * one segment. Claims are not kept: the update names the position it starts from, so of two processors on one database
 * one writes nothing and starts over from what the other wrote.
 */
final class SqlCursor implements TokenStore {

    static final String NAME = "read-model";

    /** Before the first entry. */
    private static final long NOWHERE = -1;

    private static final int SEGMENT = 0;

    private final SqlTransactions transactions;
    private final ChainId chain;
    private long reached = NOWHERE;

    SqlCursor(SqlTransactions transactions, ChainId chain) {
        this.transactions = transactions;
        this.chain = chain;
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, @Nullable TrackingToken initial) {
        if (segments != 1) {
            throw new IllegalArgumentException("the log is one sequence: one segment, not " + segments);
        }
        run("insert into progress (name, chain, log_position, height, time_ms) values (?, ?, ?, -1, 0)", statement -> {
            statement.setString(1, NAME);
            statement.setString(2, chain.text());
            statement.setLong(3, NOWHERE);
        });
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        long next = token == null ? NOWHERE : token.position().orElse(NOWHERE);
        int rows = run("update progress set log_position = ? where name = ? and log_position = ?", statement -> {
            statement.setLong(1, next);
            statement.setString(2, NAME);
            statement.setLong(3, reached);
        });
        if (rows != 1) {
            throw new UnableToClaimTokenException("another processor has moved the read model on from " + reached);
        }
        reached = next;
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        OptionalLong stored = position();
        if (stored.isEmpty()) {
            throw new UnableToClaimTokenException("the read model has no cursor yet");
        }
        reached = stored.getAsLong();
        return reached == NOWHERE ? null : new GlobalSequenceTrackingToken(reached);
    }

    @Override
    public void releaseClaim(String processor, int segment) {}

    @Override
    public int[] fetchSegments(String processor) {
        return position().isPresent() ? new int[] {SEGMENT} : new int[0];
    }

    /** With the rows of the block: what readers see as {@code asOf}. */
    void reached(BlockOfLog block) {
        run("update progress set height = ?, time_ms = ? where name = ?", statement -> {
            statement.setLong(1, block.height().value());
            statement.setLong(2, block.timeMs());
            statement.setString(3, NAME);
        });
    }

    private OptionalLong position() {
        try (PreparedStatement query =
                transactions.connection().prepareStatement("select log_position from progress where name = ?")) {
            query.setString(1, NAME);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        } catch (SQLException e) {
            throw new ReadModelFailure("the cursor could not be read", e);
        }
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private int run(String sql, Parameters parameters) {
        Connection connection = transactions.connection();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new ReadModelFailure("the cursor could not be written", e);
        }
    }
}
