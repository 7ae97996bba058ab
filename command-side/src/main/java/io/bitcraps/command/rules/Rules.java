package io.bitcraps.command.rules;

import io.bitcraps.command.rules.bets.Placing;
import io.bitcraps.command.rules.bets.Switching;
import io.bitcraps.command.rules.bets.TakingDown;
import io.bitcraps.command.rules.committee.Convicting;
import io.bitcraps.command.rules.ledger.Grants;
import io.bitcraps.command.rules.ledger.Transfers;
import io.bitcraps.command.rules.roll.Locking;
import io.bitcraps.command.rules.roll.Settlement;
import io.bitcraps.command.rules.table.Closing;
import io.bitcraps.command.rules.table.Creation;
import io.bitcraps.command.rules.table.Invitation;
import io.bitcraps.command.rules.table.Joining;
import io.bitcraps.command.rules.table.Leaving;
import io.bitcraps.command.rules.table.PassingDice;
import io.bitcraps.command.rules.table.Readiness;
import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.PendingLock;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of ledger and game: {@link #decide} and {@link #settle} say what happens and change nothing, {@link
 * #evolve} makes it so and decides nothing. Each is a function of its arguments, so every node that executes an action
 * and every reader that replays the log comes to the same state.
 */
public final class Rules {

    private Rules() {}

    /**
     * The effects of an included action, in order; the fee comes first where there is one. An action that is not
     * carried out has one {@link Event.ActionRefused} with the reason that precedes all others that apply.
     *
     * @param action for which {@link Includable#check} had no objection on this ledger
     */
    public static List<Event> decide(Ledger ledger, Action action, BlockContext block) {
        Amount fee = ledger.parameters().actionFee();
        Amount purse = ledger.openAccount(action.account()).available().minus(fee);
        List<Event> events = new ArrayList<>();
        if (!fee.isZero()) {
            events.add(new Event.FeeCharged(action.account(), fee));
        }
        switch (decide(new Request(ledger, action.chain(), action.account(), purse, block), action.body())) {
            case Decision.Accepted accepted -> events.addAll(accepted.events());
            case Decision.Refused refused ->
                events.add(new Event.ActionRefused(action.account(), action.nonce(), refused.reason(), refused.fits()));
        }
        return List.copyOf(events);
    }

    private static Decision decide(Request request, ActionBody body) {
        return switch (body) {
            case ActionBody.Grant grant -> Grants.decide(request, grant);
            case ActionBody.Transfer transfer -> Transfers.decide(request, transfer);
            case ActionBody.CreateTable create -> Creation.decide(request, create);
            case ActionBody.InvitePlayer invite -> Invitation.decide(request, invite);
            case ActionBody.JoinTable join -> Joining.decide(request, join);
            case ActionBody.LeaveTable leave -> Leaving.decide(request, leave);
            case ActionBody.CloseTable close -> Closing.decide(request, close);
            case ActionBody.PassDice pass -> PassingDice.decide(request, pass);
            case ActionBody.BeReady ready -> Readiness.decide(request, ready);
            case ActionBody.PlaceBets place -> Placing.decide(request, place);
            case ActionBody.TakeDownBets takeDown -> TakingDown.decide(request, takeDown);
            case ActionBody.SwitchBets switching -> Switching.decide(request, switching);
            case ActionBody.RollDice roll -> Locking.decide(request, roll);
            case ActionBody.ReportEvidence report -> Convicting.decide(request, report);
        };
    }

    /**
     * What a revealed seed does to one locked table: {@code DiceRolled}, then one {@code Settled} per seat of which
     * something was decided, then the end of a closing table on which nothing stands any more. For every lock of the
     * seed's height in the agenda's order, each after the events of the one before have evolved.
     */
    public static List<Event> settle(Ledger ledger, PendingLock lock, Dice dice) {
        return Settlement.settle(ledger, lock, dice);
    }

    /**
     * Applies one entry of the log, as it was executed now or years ago.
     *
     * @param block of the block that holds the entry; for a block entry, the context it opens
     */
    public static void evolve(Ledger ledger, Entry entry, BlockContext block) {
        switch (entry) {
            case Entry.EventEntry event -> Evolution.apply(ledger, event.event(), block);
            case Entry.ActionEntry action ->
                Evolution.countAction(ledger, action.action().action());
            case Entry.BlockEntry opening -> Evolution.openBlock(ledger, opening);
            case Entry.GenesisEntry genesis -> {} // what it names was read from the genesis file
        }
    }
}
