package io.bitcraps.command.rules.table;

import static io.bitcraps.events.event.RefusalReason.*;

import io.bitcraps.command.rules.Checks;
import io.bitcraps.command.rules.Decision;
import io.bitcraps.command.rules.Request;
import io.bitcraps.events.action.ActionBody.LeaveTable;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.event.Event.DicePassed;
import io.bitcraps.events.event.Event.PlayerLeft;
import io.bitcraps.events.state.StateValue.Chair;
import io.bitcraps.events.state.StateValue.Table;
import java.util.ArrayList;
import java.util.List;

/** Gives a seat up; the dice go on if it had them. A seat with open bets stays until they are settled. */
public final class Leaving {

    private Leaving() {}

    public static Decision decide(Request request, LeaveTable action) {
        Table table = request.ledger().table(action.table());
        if (table == null) {
            return new Checks().refuse(UNKNOWN_TABLE);
        }
        Checks checks = Tables.checkTable(new Checks(), table);
        Chair chair = Tables.chair(table, request.account());
        if (chair == null) {
            return checks.refuse(NOT_SEATED);
        }
        boolean standing =
                !request.ledger().seat(table.id(), request.account()).bets().isEmpty();
        return checks.refuseIf(standing, BETS_STANDING).orElse(() -> leave(table, chair));
    }

    private static List<Event> leave(Table table, Chair chair) {
        List<Event> events = new ArrayList<>();
        events.add(new PlayerLeft(
                table.id(), chair.player(), chair.seat(), table.rules().ante()));
        if (table.shooter() == chair.seat()) {
            List<Chair> others = new ArrayList<>(table.chairs());
            others.remove(chair);
            events.add(new DicePassed(table.id(), Tables.nextSeat(others, chair.seat())));
        }
        return events;
    }
}
