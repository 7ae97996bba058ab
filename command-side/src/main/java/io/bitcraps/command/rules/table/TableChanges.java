package io.bitcraps.command.rules.table;

import io.bitcraps.command.rules.BlockContext;
import io.bitcraps.command.rules.Ledger;
import io.bitcraps.command.rules.TableEdit;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Account;
import io.bitcraps.events.state.StateValue.Agenda;
import io.bitcraps.events.state.StateValue.Chair;
import io.bitcraps.events.state.StateValue.PendingLock;
import io.bitcraps.events.state.StateValue.Phase;
import io.bitcraps.events.state.StateValue.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What events change of tables, chairs and the agenda. */
public final class TableChanges {

    private TableChanges() {}

    public static void create(Ledger ledger, Event.TableCreated event, BlockContext block) {
        Agenda old = ledger.agenda();
        InvariantViolation.check(ledger.table(event.table()) == null, "the id of a table is never used again");
        ledger.put(new Agenda(
                Math.addExact(old.tablesCreated(), 1),
                Math.addExact(old.tablesOpen(), 1),
                old.lastBlockTimeMs(),
                old.locks()));
        countTable(ledger, event.creator(), 1);
        ledger.put(new Table(
                event.table(),
                event.creator(),
                event.rules(),
                Phase.WAITING,
                0,
                0,
                0,
                0,
                Tables.NOBODY,
                false,
                block.timeMs(),
                event.deposit(),
                Amount.ZERO,
                Amount.ZERO,
                List.of(),
                List.of()));
    }

    public static void invite(Ledger ledger, Event.PlayerInvited event) {
        Table table = ledger.existingTable(event.table());
        if (!table.invited().contains(event.player())) {
            List<PublicKey> invited = new ArrayList<>(table.invited());
            invited.add(event.player());
            ledger.put(TableEdit.of(table).invited(invited).table());
        }
    }

    public static void join(Ledger ledger, Event.PlayerJoined event) {
        Table table = ledger.existingTable(event.table());
        List<Chair> chairs = new ArrayList<>(table.chairs());
        for (Chair chair : chairs) {
            boolean free = chair.seat() != event.seat() && !chair.player().equals(event.player());
            InvariantViolation.check(free, "a player takes one seat, and a free one");
        }
        chairs.add(new Chair(event.seat(), event.player(), false));
        chairs.sort(Comparator.comparingInt(Chair::seat));
        ledger.put(TableEdit.of(table).chairs(chairs).table());
    }

    public static void start(Ledger ledger, Event.GameStarted event, BlockContext block) {
        ledger.put(TableEdit.of(ledger.existingTable(event.table()))
                .phase(Phase.OPEN)
                .lastSettledMs(block.timeMs())
                .table());
    }

    public static void leave(Ledger ledger, Event.PlayerLeft event) {
        Table table = ledger.existingTable(event.table());
        InvariantViolation.check(
                ledger.seat(event.table(), event.player()).bets().isEmpty(), "who leaves has no open bets");
        List<Chair> chairs = new ArrayList<>(table.chairs());
        boolean left = chairs.removeIf(chair -> chair.player().equals(event.player()));
        InvariantViolation.check(left, "who leaves was seated");
        ledger.put(TableEdit.of(table).chairs(chairs).table());
    }

    public static void closing(Ledger ledger, Event.TableClosing event) {
        ledger.put(TableEdit.of(ledger.existingTable(event.table()))
                .phase(Phase.CLOSING)
                .table());
    }

    public static void closed(Ledger ledger, Event.TableClosed event) {
        Table table = ledger.existingTable(event.table());
        InvariantViolation.check(
                table.escrow().isZero() && table.chairs().isEmpty(), "a table closes when everybody has left it");
        Agenda old = ledger.agenda();
        ledger.put(new Agenda(
                old.tablesCreated(), Math.subtractExact(old.tablesOpen(), 1), old.lastBlockTimeMs(), old.locks()));
        countTable(ledger, event.creator(), -1);
        ledger.put(TableEdit.of(table)
                .phase(Phase.CLOSED)
                .shooter(Tables.NOBODY)
                .deposit(Amount.ZERO)
                .invited(List.of())
                .table());
    }

    public static void pass(Ledger ledger, Event.DicePassed event) {
        ledger.put(TableEdit.of(ledger.existingTable(event.table()))
                .shooter(event.seat())
                .table());
    }

    public static void ready(Ledger ledger, Event.PlayerReady event) {
        Table table = ledger.existingTable(event.table());
        List<Chair> chairs = new ArrayList<>(table.chairs());
        chairs.replaceAll(
                chair -> chair.player().equals(event.player()) ? new Chair(chair.seat(), chair.player(), true) : chair);
        ledger.put(TableEdit.of(table).chairs(chairs).table());
    }

    public static void lock(Ledger ledger, Event.RollLocked event, BlockContext block) {
        Table table = ledger.existingTable(event.table());
        InvariantViolation.check(!table.locked() && table.roll() == event.roll(), "a roll locks an open table once");
        ledger.put(TableEdit.of(table).locked(true).table());
        Agenda old = ledger.agenda();
        List<PendingLock> locks = new ArrayList<>(old.locks());
        locks.add(new PendingLock(block.height(), event.table(), event.roll()));
        ledger.put(new Agenda(old.tablesCreated(), old.tablesOpen(), old.lastBlockTimeMs(), locks));
    }

    public static void roll(Ledger ledger, Event.DiceRolled event, BlockContext block) {
        Table table = ledger.existingTable(event.table());
        Agenda old = ledger.agenda();
        List<PendingLock> locks = new ArrayList<>(old.locks());
        boolean awaited = locks.remove(new PendingLock(event.lock(), event.table(), event.roll()));
        InvariantViolation.check(awaited && table.locked(), "dice fall for a lock that waits for them");
        ledger.put(new Agenda(old.tablesCreated(), old.tablesOpen(), old.lastBlockTimeMs(), locks));
        List<Chair> chairs = new ArrayList<>(table.chairs());
        chairs.replaceAll(chair -> new Chair(chair.seat(), chair.player(), false));
        ledger.put(TableEdit.of(table)
                .roll(Math.addExact(table.roll(), 1))
                .hand(
                        event.sevenOut() ? 0 : Math.addExact(table.handRolls(), 1),
                        Math.addExact(table.hands(), event.sevenOut() ? 1 : 0))
                .point(event.point())
                .shooter(event.shooter())
                .locked(false)
                .lastSettledMs(block.timeMs())
                .chairs(chairs)
                .table());
    }

    private static void countTable(Ledger ledger, PublicKey creator, int more) {
        Account old = ledger.openAccount(creator);
        int tables = Math.addExact(old.openTables(), more);
        ledger.put(new Account(old.key(), old.available(), old.held(), old.nonce(), old.exposure(), tables));
    }
}
