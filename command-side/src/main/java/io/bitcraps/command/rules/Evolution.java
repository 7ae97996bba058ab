package io.bitcraps.command.rules;

import io.bitcraps.command.rules.bets.BetChanges;
import io.bitcraps.command.rules.table.TableChanges;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.action.Action;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.money.Posting;
import io.bitcraps.events.state.StateValue.Account;
import io.bitcraps.events.state.StateValue.Agenda;
import io.bitcraps.events.state.StateValue.Conviction;

/** Applies entries. What moves tokens moves them by its postings, all else by what the event says. */
final class Evolution {

    private Evolution() {}

    static void openBlock(Ledger ledger, Entry.BlockEntry opening) {
        Agenda old = ledger.agenda();
        InvariantViolation.check(opening.timeMs() > old.lastBlockTimeMs(), "block time grows");
        ledger.put(new Agenda(old.tablesCreated(), old.tablesOpen(), opening.timeMs(), old.locks()));
    }

    static void countAction(Ledger ledger, Action action) {
        Account old = ledger.openAccount(action.account());
        InvariantViolation.check(action.nonce().value() == old.nonce(), "an included action has the next nonce");
        ledger.put(new Account(
                old.key(),
                old.available(),
                old.held(),
                Math.addExact(old.nonce(), 1),
                old.exposure(),
                old.openTables()));
    }

    static void apply(Ledger ledger, Event event, BlockContext block) {
        specifics(ledger, event, block);
        for (Posting posting : event.postings()) {
            Balances.post(ledger, posting);
        }
    }

    private static void specifics(Ledger ledger, Event event, BlockContext block) {
        switch (event) {
            case Event.AccountOpened e -> open(ledger, e.account());
            case Event.TableCreated e -> TableChanges.create(ledger, e, block);
            case Event.PlayerInvited e -> TableChanges.invite(ledger, e);
            case Event.PlayerJoined e -> TableChanges.join(ledger, e);
            case Event.GameStarted e -> TableChanges.start(ledger, e, block);
            case Event.PlayerLeft e -> TableChanges.leave(ledger, e);
            case Event.TableClosing e -> TableChanges.closing(ledger, e);
            case Event.TableClosed e -> TableChanges.closed(ledger, e);
            case Event.DicePassed e -> TableChanges.pass(ledger, e);
            case Event.PlayerReady e -> TableChanges.ready(ledger, e);
            case Event.RollLocked e -> TableChanges.lock(ledger, e, block);
            case Event.DiceRolled e -> TableChanges.roll(ledger, e, block);
            case Event.BetsPlaced e -> BetChanges.place(ledger, e);
            case Event.BetsTakenDown e -> BetChanges.takeDown(ledger, e);
            case Event.BetsSwitched e -> BetChanges.switchTo(ledger, e);
            case Event.Settled e -> BetChanges.settle(ledger, e);
            case Event.ValidatorConvicted e ->
                ledger.put(new Conviction(e.epoch(), e.validator(), e.view(), e.offence(), block.height()));
            case Event.TokensIssued e -> {}
            case Event.TokensGranted e -> {}
            case Event.FeeCharged e -> {}
            case Event.ActionRefused e -> {}
            case Event.Transferred e -> {}
            case Event.SeedRevealed e -> {}
        }
    }

    private static void open(Ledger ledger, PublicKey key) {
        InvariantViolation.check(ledger.account(key) == null, "an account opens once");
        ledger.put(new Account(key, Amount.ZERO, Amount.ZERO, 0, Amount.ZERO, 0));
    }
}
