package io.bitcraps.command.rules.bets;

import io.bitcraps.command.rules.Ledger;
import io.bitcraps.command.rules.TableEdit;
import io.bitcraps.command.rules.table.Tables;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Account;
import io.bitcraps.events.state.StateValue.Table;
import java.util.function.Consumer;

/** What events change of a seat's bets and of the exposures they make; what the event says it is must come out. */
public final class BetChanges {

    private BetChanges() {}

    public static void place(Ledger ledger, Event.BetsPlaced event) {
        change(
                ledger,
                event.table(),
                event.player(),
                bets -> event.wagers().forEach(wager -> bets.raise(wager.spot(), wager.amount())),
                event.reserved().micro());
    }

    public static void takeDown(Ledger ledger, Event.BetsTakenDown event) {
        change(
                ledger,
                event.table(),
                event.player(),
                bets -> event.wagers().forEach(wager -> bets.lower(wager.spot(), wager.amount())),
                Math.negateExact(event.released().micro()));
    }

    public static void switchTo(Ledger ledger, Event.BetsSwitched event) {
        change(
                ledger,
                event.table(),
                event.player(),
                bets -> event.spots().forEach(spot -> bets.switchTo(spot, event.on())),
                0);
    }

    public static void settle(Ledger ledger, Event.Settled event) {
        change(
                ledger,
                event.table(),
                event.player(),
                bets -> bets.apply(event.results()),
                Math.negateExact(event.released().micro()));
    }

    private static void change(Ledger ledger, TableId id, PublicKey player, Consumer<SeatBets> change, long reserved) {
        Table table = ledger.existingTable(id);
        SeatBets bets = Tables.bets(ledger, table, player);
        long before = bets.reserved().micro();
        change.accept(bets);
        InvariantViolation.check(
                bets.reserved().micro() - before == reserved, "an event reserves what its bets can win");
        ledger.put(bets.toSeat());
        ledger.put(TableEdit.of(table).exposure(sum(table.exposure(), reserved)).table());
        Account old = ledger.openAccount(player);
        ledger.put(new Account(
                old.key(), old.available(), old.held(), old.nonce(), sum(old.exposure(), reserved), old.openTables()));
    }

    private static Amount sum(Amount exposure, long more) {
        long result = Math.addExact(exposure.micro(), more);
        InvariantViolation.check(result >= 0, "no exposure falls below zero");
        return new Amount(result);
    }
}
