package io.bitcraps.command.rules.roll;

import io.bitcraps.command.rules.Ledger;
import io.bitcraps.command.rules.bets.SeatBets;
import io.bitcraps.command.rules.bets.Tariff;
import io.bitcraps.command.rules.bets.kind.BetRules;
import io.bitcraps.command.rules.bets.kind.Fate;
import io.bitcraps.command.rules.bets.kind.Numbers;
import io.bitcraps.command.rules.table.Closing;
import io.bitcraps.command.rules.table.Tables;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Outcome;
import io.bitcraps.events.craps.Result;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.event.Event.DiceRolled;
import io.bitcraps.events.event.Event.Settled;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Bet;
import io.bitcraps.events.state.StateValue.Chair;
import io.bitcraps.events.state.StateValue.PendingLock;
import io.bitcraps.events.state.StateValue.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What the dice of one lock do: the roll, then one settlement for each seat of which something was decided, by seat
 * and within it by spot. A result that travels stands before the bet it follows on that number, which this same roll
 * has decided: whoever applies results takes the decided ones first ({@link SeatBets#apply}).
 */
public final class Settlement {

    private final Ledger ledger;
    private final Table table;
    private final Dice dice;
    private final Tariff tariff;

    private Settlement(Ledger ledger, Table table, Dice dice) {
        this.ledger = ledger;
        this.table = table;
        this.dice = dice;
        this.tariff = new Tariff(ledger.payTableOf(table));
    }

    /** @throws InvariantViolation unless the lock is the one that holds its table */
    public static List<Event> settle(Ledger ledger, PendingLock lock, Dice dice) {
        Table table = ledger.existingTable(lock.table());
        InvariantViolation.check(table.locked() && table.roll() == lock.roll(), "dice fall for the lock that stands");
        return new Settlement(ledger, table, dice).events(lock);
    }

    private List<Event> events(PendingLock lock) {
        List<Event> events = new ArrayList<>();
        events.add(rolled(lock));
        Amount escrow = table.escrow();
        for (Chair chair : table.chairs()) {
            Settled settled = settle(chair);
            if (!settled.results().isEmpty()) {
                events.add(settled);
                escrow = escrow.minus(decided(settled));
            }
        }
        events.addAll(Closing.ifDone(table, escrow));
        return events;
    }

    private DiceRolled rolled(PendingLock lock) {
        boolean sevenOut = table.point() != 0 && dice.sum() == Numbers.SEVEN;
        int shooter = sevenOut ? Tables.nextSeat(table.chairs(), table.shooter()) : table.shooter();
        return new DiceRolled(table.id(), lock.roll(), lock.height(), dice, pointAfter(), sevenOut, shooter);
    }

    private int pointAfter() {
        int sum = dice.sum();
        if (table.point() == 0) {
            return Numbers.isPoint(sum) ? sum : 0;
        }
        return sum == table.point() || sum == Numbers.SEVEN ? 0 : table.point();
    }

    private Settled settle(Chair chair) {
        SeatBets bets = Tables.bets(ledger, table, chair.player());
        Amount before = bets.reserved();
        List<Result> results = new ArrayList<>();
        for (Bet bet : bets.all()) {
            switch (BetRules.of(bet.spot().kind()).on(dice, bet, table.point())) {
                case Fate.Stands stands -> {}
                case Fate.Wins wins -> {
                    Amount winnings = tariff.winnings(bet.spot().kind(), wins.tier(), bet.stake());
                    results.add(new Result(bet.spot(), Outcome.WON, bet.stake(), winnings, 0));
                }
                case Fate.Loses loses -> results.add(result(bet, Outcome.LOST, 0));
                case Fate.Pushes pushes -> results.add(result(bet, Outcome.PUSHED, 0));
                case Fate.Travels travels -> results.add(result(bet, Outcome.TRAVELLED, travels.number()));
            }
        }
        bets.apply(results);
        return new Settled(table.id(), table.roll(), chair.player(), results, before.minus(bets.reserved()));
    }

    private static Result result(Bet bet, Outcome outcome, int to) {
        return new Result(bet.spot(), outcome, bet.stake(), Amount.ZERO, to);
    }

    private static Amount decided(Settled settled) {
        Amount stakes = Amount.ZERO;
        for (Result result : settled.results()) {
            stakes = result.outcome() == Outcome.TRAVELLED ? stakes : stakes.plus(result.stake());
        }
        return stakes;
    }
}
