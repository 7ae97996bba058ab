package io.bitcraps.command.rules.bets;

import static io.bitcraps.events.event.RefusalReason.*;

import io.bitcraps.command.rules.Checks;
import io.bitcraps.command.rules.Decision;
import io.bitcraps.command.rules.Request;
import io.bitcraps.command.rules.bets.kind.BetRules;
import io.bitcraps.command.rules.table.Closing;
import io.bitcraps.command.rules.table.Tables;
import io.bitcraps.events.action.ActionBody.TakeDownBets;
import io.bitcraps.events.craps.CrapsCodecs;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.event.Event.BetsTakenDown;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Bet;
import io.bitcraps.events.state.StateValue.Table;
import java.util.ArrayList;
import java.util.List;

/** Lowers bets or takes them down, all or none; odds above what a lowered flat bet still allows come back with it. */
public final class TakingDown {

    private TakingDown() {}

    public static Decision decide(Request request, TakeDownBets action) {
        Checks checks = new Checks();
        for (Wager wager : action.wagers()) {
            checks.refuseIf(wager.amount().isZero(), AMOUNT_OUT_OF_RANGE);
        }
        Table table = request.ledger().table(action.table());
        if (table == null) {
            return checks.refuse(UNKNOWN_TABLE);
        }
        Tables.checkPlay(checks, table, request.account(), action.roll())
                .refuseIf(action.wagers().isEmpty(), NO_BETS)
                .refuseIf(action.wagers().size() > CrapsCodecs.MAX_WAGERS, TOO_MANY_BETS);
        Decision.Refused refused = checks.refusal();
        if (refused != null) {
            return refused;
        }
        SeatBets bets = Tables.bets(request.ledger(), table, request.account());
        Amount before = bets.reserved();
        var tariff = new Tariff(request.ledger().payTableOf(table));
        for (Wager wager : action.wagers()) {
            lower(checks, tariff, bets, wager);
        }
        List<Wager> off = new ArrayList<>(action.wagers());
        off.addAll(trimOdds(bets));
        checkRests(checks, off, bets, tariff, table);
        return checks.orElse(() -> {
            Amount released = before.minus(bets.reserved());
            return withClosing(table, new BetsTakenDown(table.id(), action.roll(), request.account(), off, released));
        });
    }

    private static void lower(Checks checks, Tariff tariff, SeatBets bets, Wager wager) {
        Spot spot = wager.spot();
        if (!tariff.takes(spot)) {
            checks.refuseIf(true, UNKNOWN_BET);
        } else if (!bets.stake(spot).atLeast(wager.amount())) {
            checks.refuseIf(true, NO_SUCH_BET);
        } else if (!BetRules.of(spot.kind()).mayLower(bets, spot)) {
            checks.refuseIf(true, CONTRACT_BET);
        } else {
            bets.lower(spot, wager.amount());
        }
    }

    /** What is left of a lowered bet must be a bet the table would take. */
    private static void checkRests(Checks checks, List<Wager> off, SeatBets bets, Tariff tariff, Table table) {
        for (Wager wager : off) {
            Amount rest = bets.stake(wager.spot());
            checks.refuseIf(!rest.isZero() && tariff.isTooSmall(wager.spot(), table, rest), STAKE_TOO_SMALL);
        }
    }

    private static List<Wager> trimOdds(SeatBets bets) {
        List<Wager> trimmed = new ArrayList<>();
        for (Bet bet : bets.all()) {
            Amount cap = BetRules.of(bet.spot().kind()).cap(bets, bet.spot());
            if (!cap.atLeast(bet.stake())) {
                Amount excess = bet.stake().minus(cap);
                bets.lower(bet.spot(), excess);
                trimmed.add(new Wager(bet.spot(), excess));
            }
        }
        return trimmed;
    }

    private static List<Event> withClosing(Table table, BetsTakenDown down) {
        Amount off = Amount.ZERO;
        for (Wager wager : down.wagers()) {
            off = off.plus(wager.amount());
        }
        List<Event> events = new ArrayList<>(List.of(down));
        events.addAll(Closing.ifDone(table, table.escrow().minus(off)));
        return events;
    }
}
