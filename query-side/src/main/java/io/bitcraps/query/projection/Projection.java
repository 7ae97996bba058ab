package io.bitcraps.query.projection;

import io.bitcraps.events.event.Event;
import io.bitcraps.events.event.EventCodec;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.money.Posting;
import io.bitcraps.events.state.StateValue.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Folds blocks into the read model. {@link #fold} may read what it does not remember and writes nothing; {@link #flush}
 * writes everything folded since the last flush; both in the caller's transaction. After a transaction that failed
 * the caller MUST {@link #forget}. Not thread-safe.
 */
public final class Projection {

    private final ChainRows chain = new ChainRows();
    private final LedgerRows ledger = new LedgerRows();
    private final TableRows tables = new TableRows();
    private final RoundRows rounds = new RoundRows();
    private final List<Rows> all = List.of(chain, ledger, tables, rounds);

    /** Folds one whole block, the next one. */
    public void fold(BlockOfLog block, Connection connection) throws SQLException {
        long position = block.firstPosition();
        for (Entry entry : block.entries()) {
            Place at = new Place(position++, block.height(), block.timeMs());
            switch (entry) {
                case Entry.GenesisEntry e -> {}
                case Entry.BlockEntry e -> chain.blockOpened(e);
                case Entry.ActionEntry e -> chain.included(at, e.action());
                case Entry.EventEntry e -> fold(at, e.event(), connection);
            }
        }
        chain.blockFolded(block);
    }

    public void flush(Connection connection) throws SQLException {
        for (Rows rows : all) {
            rows.flush(connection);
        }
    }

    public void forget() {
        all.forEach(Rows::forget);
    }

    private void fold(Place at, Event event, Connection connection) throws SQLException {
        List<Posting> postings = event.postings();
        if (!postings.isEmpty()) {
            ledger.moved(at, EventCodec.type(event), postings, connection);
        }
        switch (event) {
            case Event.TokensIssued e -> {}
            case Event.TokensGranted e -> {}
            case Event.ValidatorConvicted e -> {}
            case Event.FeeCharged e -> {}
            case Event.Transferred e -> {}
            case Event.PlayerInvited e -> {}
            case Event.AccountOpened e -> chain.accountOpened(at, e.account());
            case Event.ActionRefused e -> chain.refused(e.reason());
            case Event.TableCreated e -> tables.created(at, e);
            case Event.PlayerJoined e -> tables.table(e.table(), connection).joined(e);
            case Event.PlayerLeft e -> tables.table(e.table(), connection).left(e);
            case Event.GameStarted e -> tables.table(e.table(), connection).started(at.timeMs());
            case Event.TableClosing e -> tables.table(e.table(), connection).phase(Phase.CLOSING);
            case Event.TableClosed e -> tables.table(e.table(), connection).phase(Phase.CLOSED);
            case Event.DicePassed e -> tables.table(e.table(), connection).passed(e.seat());
            case Event.PlayerReady e -> tables.table(e.table(), connection).ready(e.player());
            case Event.BetsPlaced e -> tables.table(e.table(), connection).placed(e);
            case Event.BetsTakenDown e -> tables.table(e.table(), connection).takenDown(e);
            case Event.BetsSwitched e -> tables.table(e.table(), connection).switched(e);
            case Event.RollLocked e -> lock(at, e, connection);
            case Event.SeedRevealed e -> rounds.revealed(at, e);
            case Event.DiceRolled e -> {
                tables.table(e.table(), connection).rolled(e, at.timeMs());
                rounds.rolled(at, e);
            }
            case Event.Settled e -> {
                tables.table(e.table(), connection).settled(e);
                rounds.settled(at, e);
            }
        }
    }

    private void lock(Place at, Event.RollLocked event, Connection connection) throws SQLException {
        TableFold table = tables.table(event.table(), connection);
        table.locked(at.height().value());
        rounds.locked(at, table.hands, event);
    }
}
