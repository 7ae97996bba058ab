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

/**
 * Closes a table: what stands is rolled to its end, then everybody leaves. The creator may at any time; anyone may once
 * nothing stands on it and it has been idle, or else a few keys could hold every table there may be for ever.
 */
public final class Closing {

    /** No action has more entries than one that closes a full table: itself, its fee, an event, the end of the table. */
    public static final long MOST_ENTRIES = 3 + Creation.MAX_SEATS + 1;

    /** Roll clocks without a roll after which a table is idle; where the clock is short, at least an hour. */
    static final long IDLE_CLOCKS = 3;

    static final long LEAST_IDLE_MS = 3_600_000;

    private Closing() {}

    public static Decision decide(Request request, CloseTable action) {
        Table table = request.ledger().table(action.table());
        if (table == null) {
            return new Checks().refuse(UNKNOWN_TABLE);
        }
        return Tables.checkTable(new Checks(), table)
                .refuseIf(!request.account().equals(table.creator()) && !isIdle(request, table), NOT_ALLOWED)
                .refuseIf(table.phase() == Phase.CLOSING, TABLE_CLOSED)
                .orElse(() -> close(table));
    }

    private static boolean isIdle(Request request, Table table) {
        long idleMs = Math.subtractExact(request.block().timeMs(), table.lastSettledMs());
        long clocksMs = Math.multiplyExact(IDLE_CLOCKS, table.rules().rollClockMs());
        return table.escrow().isZero() && idleMs >= Math.max(LEAST_IDLE_MS, clocksMs);
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
