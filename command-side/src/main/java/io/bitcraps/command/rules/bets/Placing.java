package io.bitcraps.command.rules.bets;

import static io.bitcraps.events.event.RefusalReason.*;

import io.bitcraps.command.rules.Checks;
import io.bitcraps.command.rules.Decision;
import io.bitcraps.command.rules.Request;
import io.bitcraps.command.rules.table.Tables;
import io.bitcraps.events.action.ActionBody.PlaceBets;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.event.Event.BetsPlaced;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Phase;
import io.bitcraps.events.state.StateValue.Table;
import java.util.List;

/** Places bets or raises them, all or none. */
public final class Placing {

    /** The most wagers, or switches, of one action. */
    public static final int MAX_WAGERS = 32;

    private Placing() {}

    public static Decision decide(Request request, PlaceBets action) {
        Checks checks = new Checks();
        for (Wager wager : action.wagers()) {
            checks.refuseIf(wager.amount().isZero(), AMOUNT_OUT_OF_RANGE);
        }
        Table table = request.ledger().table(action.table());
        if (table == null) {
            return checks.refuse(UNKNOWN_TABLE);
        }
        Tables.checkPlay(checks, table, request.account(), action.roll())
                .refuseIf(table.phase() == Phase.CLOSING, TABLE_CLOSED)
                .refuseIf(action.wagers().isEmpty(), NO_BETS)
                .refuseIf(action.wagers().size() > MAX_WAGERS, TOO_MANY_BETS);
        Decision.Refused refused = checks.refusal();
        if (refused != null) {
            return refused;
        }
        SeatBets bets = Tables.bets(request.ledger(), table, request.account());
        var stakes = new Stakes(request, table, bets, checks);
        action.wagers().forEach(stakes::add);
        checks.refuseIf(bets.size() > request.parameters().maxOpenBets(), TOO_MANY_BETS);
        Amount reserved = stakes.reserved();
        return checks.orElse(
                () -> List.of(new BetsPlaced(table.id(), action.roll(), request.account(), action.wagers(), reserved)));
    }
}
