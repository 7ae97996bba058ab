package io.bitcraps.query.projection;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.event.RefusalReason;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.log.Entry.BlockEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Blocks, the actions in them and what became of each, and the players' nonces. */
final class ChainRows implements Rows {

    private record BlockRow(BlockOfLog block, @Nullable BlockEntry entry, int actions, int refused) {}

    private static final class ActionRow {
        private final Place at;
        private final SignedAction action;
        private @Nullable RefusalReason refusal;

        private ActionRow(Place at, SignedAction action) {
            this.at = at;
            this.action = action;
        }
    }

    private record Opened(PublicKey account, Height height) {}

    private final RowBuffer<BlockRow> blocks = new RowBuffer<>(
            "insert into block (height, epoch, view_number, proposer, time_ms, parent, first_position, entries, actions,"
                    + " refused) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ChainRows::bindBlock);
    private final RowBuffer<ActionRow> actions = new RowBuffer<>(
            "insert into action (ticket, log_position, height, account, nonce, kind, refusal)"
                    + " values (?, ?, ?, ?, ?, ?, ?)",
            ChainRows::bindAction);
    private final RowBuffer<Opened> players =
            new RowBuffer<>("insert into player (account, nonce, opened_height) values (?, 0, ?)", (statement, row) -> {
                statement.setString(1, row.account().text());
                statement.setLong(2, row.height().value());
            });
    private final RowBuffer<Map.Entry<PublicKey, Long>> nonces =
            new RowBuffer<>("update player set nonce = ? where account = ?", (statement, row) -> {
                statement.setLong(1, row.getValue());
                statement.setString(2, row.getKey().text());
            });
    private final Map<PublicKey, Long> nextNonces = new LinkedHashMap<>();

    private @Nullable BlockEntry opening;
    private @Nullable ActionRow last;
    private int blockActions;
    private int blockRefused;

    void blockOpened(BlockEntry entry) {
        opening = entry;
    }

    void included(Place at, SignedAction action) {
        last = new ActionRow(at, action);
        actions.add(last);
        blockActions++;
        nextNonces.put(action.action().account(), action.action().nonce().value() + 1);
    }

    /** The refusal follows the action it refuses. */
    void refused(RefusalReason reason) {
        if (last != null) {
            last.refusal = reason;
        }
        blockRefused++;
    }

    void accountOpened(Place at, PublicKey account) {
        players.add(new Opened(account, at.height()));
    }

    void blockFolded(BlockOfLog block) {
        blocks.add(new BlockRow(block, opening, blockActions, blockRefused));
        opening = null;
        last = null;
        blockActions = 0;
        blockRefused = 0;
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        blocks.flush(connection);
        actions.flush(connection);
        players.flush(connection);
        nextNonces.entrySet().forEach(nonces::add);
        nonces.flush(connection);
        nextNonces.clear();
    }

    @Override
    public void forget() {
        blocks.clear();
        actions.clear();
        players.clear();
        nonces.clear();
        nextNonces.clear();
        opening = null;
        last = null;
        blockActions = 0;
        blockRefused = 0;
    }

    /** Genesis has no block entry: it is of epoch 0 and view 0, proposed by nobody. */
    private static void bindBlock(PreparedStatement statement, BlockRow row) throws SQLException {
        BlockEntry entry = row.entry();
        statement.setLong(1, row.block().height().value());
        statement.setLong(2, entry == null ? 0 : entry.epoch().value());
        statement.setLong(3, entry == null ? 0 : entry.view().value());
        statement.setInt(4, entry == null ? -1 : entry.proposer());
        statement.setLong(5, row.block().timeMs());
        statement.setString(6, entry == null ? "" : entry.parent().hash().hex());
        statement.setLong(7, row.block().firstPosition());
        statement.setInt(8, row.block().entries().size());
        statement.setInt(9, row.actions());
        statement.setInt(10, row.refused());
    }

    private static void bindAction(PreparedStatement statement, ActionRow row) throws SQLException {
        statement.setString(1, row.action.ticket().hex());
        statement.setLong(2, row.at.position());
        statement.setLong(3, row.at.height().value());
        statement.setString(4, row.action.action().account().text());
        statement.setLong(5, row.action.action().nonce().value());
        statement.setString(6, ActionKinds.text(row.action.action().body()));
        if (row.refusal == null) {
            statement.setNull(7, Types.VARCHAR);
        } else {
            statement.setString(7, row.refusal.text());
        }
    }
}
