package io.bitcraps.command.rules.table;

import static io.bitcraps.events.event.RefusalReason.*;

import io.bitcraps.command.rules.Checks;
import io.bitcraps.command.rules.Decision;
import io.bitcraps.command.rules.Request;
import io.bitcraps.events.action.ActionBody.PassDice;
import io.bitcraps.events.event.Event.DicePassed;
import io.bitcraps.events.state.StateValue.Chair;
import io.bitcraps.events.state.StateValue.Phase;
import io.bitcraps.events.state.StateValue.Table;
import java.util.List;

/** Passes the dice to the next seat, by the shooter; alone at the table they come back. The hand goes on. */
public final class PassingDice {

    private PassingDice() {}

    public static Decision decide(Request request, PassDice action) {
        Table table = request.ledger().table(action.table());
        if (table == null) {
            return new Checks().refuse(UNKNOWN_TABLE);
        }
        Chair chair = Tables.chair(table, request.account());
        return Tables.checkTable(new Checks(), table)
                .refuseIf(chair == null, NOT_SEATED)
                .refuseIf(table.phase() == Phase.WAITING, NOT_STARTED)
                .refuseIf(chair == null || chair.seat() != table.shooter(), NOT_SHOOTER)
                .orElse(() -> List.of(new DicePassed(table.id(), Tables.nextSeat(table.chairs(), table.shooter()))));
    }
}
