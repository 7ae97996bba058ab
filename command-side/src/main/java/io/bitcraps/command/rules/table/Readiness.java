package io.bitcraps.command.rules.table;

import static io.bitcraps.events.event.RefusalReason.UNKNOWN_TABLE;

import io.bitcraps.command.rules.Checks;
import io.bitcraps.command.rules.Decision;
import io.bitcraps.command.rules.Request;
import io.bitcraps.events.action.ActionBody.BeReady;
import io.bitcraps.events.event.Event.PlayerReady;
import io.bitcraps.events.state.StateValue.Table;
import java.util.List;

/** Says that a seat needs no more betting time; it may still bet. */
public final class Readiness {

    private Readiness() {}

    public static Decision decide(Request request, BeReady action) {
        Table table = request.ledger().table(action.table());
        if (table == null) {
            return new Checks().refuse(UNKNOWN_TABLE);
        }
        return Tables.checkPlay(new Checks(), table, request.account(), action.roll())
                .orElse(() -> List.of(new PlayerReady(table.id(), request.account(), action.roll())));
    }
}
