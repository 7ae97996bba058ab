package io.bitcraps.command.rules.bets;

import static io.bitcraps.events.event.RefusalReason.*;

import io.bitcraps.command.rules.Checks;
import io.bitcraps.command.rules.Decision;
import io.bitcraps.command.rules.Request;
import io.bitcraps.command.rules.bets.kind.BetRules;
import io.bitcraps.command.rules.table.Tables;
import io.bitcraps.events.action.ActionBody.SwitchBets;
import io.bitcraps.events.craps.CrapsCodecs;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.event.Event.BetsSwitched;
import io.bitcraps.events.state.StateValue.Table;
import java.util.List;

/** Switches bets on or off for come-out rolls, all or none; to switch a bet to what it is changes nothing. */
public final class Switching {

    private Switching() {}

    public static Decision decide(Request request, SwitchBets action) {
        Checks checks = new Checks();
        Table table = request.ledger().table(action.table());
        if (table == null) {
            return checks.refuse(UNKNOWN_TABLE);
        }
        Tables.checkPlay(checks, table, request.account(), action.roll())
                .refuseIf(action.spots().isEmpty(), NO_BETS)
                .refuseIf(action.spots().size() > CrapsCodecs.MAX_WAGERS, TOO_MANY_BETS);
        Decision.Refused refused = checks.refusal();
        if (refused != null) {
            return refused;
        }
        SeatBets bets = Tables.bets(request.ledger(), table, request.account());
        var tariff = new Tariff(request.ledger().payTableOf(table));
        for (Spot spot : action.spots()) {
            checks.refuseIf(!tariff.takes(spot), UNKNOWN_BET)
                    .refuseIf(bets.stake(spot).isZero(), NO_SUCH_BET)
                    .refuseIf(!BetRules.of(spot.kind()).switchable(), CONTRACT_BET);
        }
        return checks.orElse(() ->
                List.of(new BetsSwitched(table.id(), action.roll(), request.account(), action.spots(), action.on())));
    }
}
