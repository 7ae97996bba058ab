package io.bitcraps.command.rules.bets;

import static io.bitcraps.events.event.RefusalReason.*;

import io.bitcraps.command.rules.Checks;
import io.bitcraps.command.rules.Decision;
import io.bitcraps.command.rules.Request;
import io.bitcraps.command.rules.bets.kind.BetRule;
import io.bitcraps.command.rules.table.Tables;
import io.bitcraps.events.action.ActionBody.PlaceBets;
import io.bitcraps.events.craps.CrapsCodecs;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.event.Event.BetsPlaced;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Phase;
import io.bitcraps.events.state.StateValue.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Places bets or raises them, all or none. */
public final class Placing {

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
                .refuseIf(action.wagers().size() > CrapsCodecs.MAX_WAGERS, TOO_MANY_BETS);
        Decision.Refused refused = checks.refusal();
        if (refused != null) {
            return refused;
        }
        SeatBets bets = Tables.bets(request.ledger(), table, request.account());
        var stakes = new Stakes(request, table, bets, checks);
        List<Wager> wagers = merged(action.wagers());
        wagers.forEach(wager -> stakes.add(wager.spot(), wager.amount()));
        checks.refuseIf(bets.size() > request.parameters().maxOpenBets(), TOO_MANY_BETS);
        Amount reserved = stakes.reserved();
        return checks.orElse(
                () -> List.of(new BetsPlaced(table.id(), action.roll(), request.account(), wagers, reserved)));
    }

    /** Wagers on one spot are one bet, at its first place, and judged as one. */
    private static List<Wager> merged(List<Wager> wagers) {
        SequencedMap<Spot, Amount> bySpot = new LinkedHashMap<>();
        wagers.forEach(wager -> bySpot.merge(wager.spot(), wager.amount(), Placing::sum));
        return bySpot.entrySet().stream()
                .map(entry -> new Wager(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Amounts come from outside, so their sum may leave a long; a table takes no such stake anyway. */
    private static Amount sum(Amount a, Amount b) {
        return BetRule.NO_CAP.minus(a).atLeast(b) ? a.plus(b) : BetRule.NO_CAP;
    }
}
