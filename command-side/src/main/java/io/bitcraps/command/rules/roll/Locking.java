package io.bitcraps.command.rules.roll;

import static io.bitcraps.events.event.RefusalReason.*;

import io.bitcraps.command.rules.Checks;
import io.bitcraps.command.rules.Decision;
import io.bitcraps.command.rules.Request;
import io.bitcraps.command.rules.table.Tables;
import io.bitcraps.events.action.ActionBody.RollDice;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.event.Event.DicePassed;
import io.bitcraps.events.event.Event.RollLocked;
import io.bitcraps.events.state.StateValue.Bet;
import io.bitcraps.events.state.StateValue.Chair;
import io.bitcraps.events.state.StateValue.Phase;
import io.bitcraps.events.state.StateValue.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Locks a table for its next roll. The roll clock needs no timer: it is read off the block time when somebody rolls.
 * The dice do not depend on who sends the roll, so anyone may once the seats had their time.
 */
public final class Locking {

    private Locking() {}

    public static Decision decide(Request request, RollDice action) {
        Table table = request.ledger().table(action.table());
        if (table == null) {
            return new Checks().refuse(UNKNOWN_TABLE);
        }
        Chair chair = Tables.chair(table, request.account());
        long sinceSettled = Math.subtractExact(request.block().timeMs(), table.lastSettledMs());
        boolean anyone = sinceSettled >= Math.multiplyExact(2, table.rules().rollClockMs())
                && !table.chairs().isEmpty();
        boolean anySeat = sinceSettled >= table.rules().rollClockMs();
        boolean shooter = chair != null && chair.seat() == table.shooter();
        boolean windowOver = sinceSettled >= table.rules().minBetTimeMs()
                || table.chairs().stream().allMatch(Chair::ready);
        return Tables.checkTable(new Checks(), table)
                .refuseIf(chair == null && !anyone, NOT_SEATED)
                .refuseIf(action.roll() != table.roll(), STALE_ROLL)
                .refuseIf(table.phase() == Phase.WAITING, NOT_STARTED)
                .refuseIf(!shooter && !anySeat, NOT_SHOOTER)
                .refuseIf(!anyone && lacksLineBet(request, table), NO_LINE_BET)
                .refuseIf(!windowOver, TOO_EARLY)
                .orElse(() -> lock(request, table, shooter ? null : chair));
    }

    /**
     * Asked of the seat that rolls, and only on a come-out: later no line bet could be made any more. A closing table
     * takes no bets, so nobody is asked for one.
     */
    private static boolean lacksLineBet(Request request, Table table) {
        if (table.point() != 0 || table.phase() == Phase.CLOSING) {
            return false;
        }
        for (Bet bet : request.ledger().seat(table.id(), request.account()).bets()) {
            if (bet.spot().equals(Spot.of(BetKind.PASS)) || bet.spot().equals(Spot.of(BetKind.DONT_PASS))) {
                return false;
            }
        }
        return true;
    }

    private static List<Event> lock(Request request, Table table, @Nullable Chair newShooter) {
        List<Event> events = new ArrayList<>();
        if (newShooter != null) {
            events.add(new DicePassed(table.id(), newShooter.seat()));
        }
        events.add(new RollLocked(table.id(), table.roll(), TableBets.hash(request.ledger(), table), table.exposure()));
        return events;
    }
}
