package io.bitcraps.command.rules.table;

import static io.bitcraps.events.event.RefusalReason.*;

import io.bitcraps.command.rules.Checks;
import io.bitcraps.command.rules.Decision;
import io.bitcraps.command.rules.Request;
import io.bitcraps.events.action.ActionBody.CloseTable;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.event.Event.PlayerLeft;
import io.bitcraps.events.event.Event.TableClosed;
import io.bitcraps.events.event.Event.TableClosing;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Chair;
import io.bitcraps.events.state.StateValue.Phase;
import io.bitcraps.events.state.StateValue.Table;
import java.util.ArrayList;
import java.util.List;

/** Closes a table, by its creator: what stands is rolled to its end, then everybody leaves. */
public final class Closing {

    /** No action has more entries than one that closes a full table: itself, its fee, an event, the end of the table. */
    public static final long MOST_ENTRIES = 3 + Creation.MAX_SEATS + 1;

    private Closing() {}

    public static Decision decide(Request request, CloseTable action) {
        Table table = request.ledger().table(action.table());
        if (table == null) {
            return new Checks().refuse(UNKNOWN_TABLE);
        }
        return Tables.checkTable(new Checks(), table)
                .refuseIf(!request.account().equals(table.creator()), NOT_ALLOWED)
                .refuseIf(table.phase() == Phase.CLOSING, TABLE_CLOSED)
                .orElse(() -> close(table));
    }

    private static List<Event> close(Table table) {
        List<Event> events = new ArrayList<>(List.of(new TableClosing(table.id())));
        if (table.escrow().isZero()) {
            events.addAll(end(table));
        }
        return events;
    }

    /** What follows once nothing stands on a closing table: antes back by seat, then the creator's deposit. */
    public static List<Event> ifDone(Table table, Amount escrow) {
        return table.phase() == Phase.CLOSING && escrow.isZero() ? end(table) : List.of();
    }

    private static List<Event> end(Table table) {
        List<Event> events = new ArrayList<>();
        for (Chair chair : table.chairs()) {
            events.add(new PlayerLeft(
                    table.id(), chair.player(), chair.seat(), table.rules().ante()));
        }
        events.add(new TableClosed(table.id(), table.creator(), table.deposit()));
        return events;
    }
}
