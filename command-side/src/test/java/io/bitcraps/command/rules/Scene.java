package io.bitcraps.command.rules;

import static io.bitcraps.command.rules.Felts.*;

import io.bitcraps.command.rules.bets.Tariff;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Result;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.money.LedgerAccount;
import io.bitcraps.events.money.Posting;
import io.bitcraps.events.state.PayTable;
import io.bitcraps.events.state.PayTableCodec;
import io.bitcraps.events.state.StateValue.Parameters;
import io.bitcraps.events.state.StateValue.PendingLock;
import io.bitcraps.events.state.StateValue.RegisteredPayTable;
import io.bitcraps.events.state.StateValue.Table;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table in the middle of a hand, set up without the play that leads there: Alice and Bob are seated, Alice has the
 * dice, and bets stand where a case puts them.
 */
public final class Scene {

    private final Ledger ledger;

    private Scene(Ledger ledger) {
        this.ledger = ledger;
    }

    public static Scene at(int point) {
        return at(point, parameters());
    }

    public static Scene at(int point, Parameters parameters) {
        Ledger ledger = new Ledger(genesisLedger(parameters).state());
        Scene scene = new Scene(ledger);
        scene.evolve(new Event.TableCreated(T1, ALICE, rules(), parameters.tableDeposit()));
        scene.evolve(new Event.PlayerJoined(T1, ALICE, 0, rules().ante()));
        scene.evolve(new Event.PlayerJoined(T1, BOB, 1, rules().ante()));
        scene.evolve(new Event.DicePassed(T1, 0));
        scene.evolve(new Event.GameStarted(T1));
        ledger.put(TableEdit.of(ledger.existingTable(T1)).point(point).table());
        return scene;
    }

    /** @param bet a spot, and {@code on} where it was switched on */
    public Scene bet(PublicKey player, String bet, Amount stake) {
        bet(player, new Wager(spot(bet.replace(" on", "")), stake));
        if (bet.endsWith(" on")) {
            switchOn(player, spot(bet.replace(" on", "")));
        }
        return this;
    }

    public Scene switchOn(PublicKey player, Spot spot) {
        evolve(new Event.BetsSwitched(T1, 0, player, List.of(spot), true));
        return this;
    }

    /** Plays by that pay table, from this minimum on. */
    public Scene playingBy(PayTable payTable, Amount minimum) {
        Hash hash = PayTableCodec.hash(payTable);
        ledger.put(new RegisteredPayTable(hash, payTable));
        Table old = ledger.existingTable(T1);
        TableRules rules = old.rules();
        ledger.put(new Table(
                old.id(),
                old.creator(),
                new TableRules(
                        rules.name(),
                        minimum,
                        rules.maximum(),
                        hash,
                        rules.seats(),
                        rules.minPlayers(),
                        rules.ante(),
                        rules.minBetTimeMs(),
                        rules.rollClockMs(),
                        rules.open()),
                old.phase(),
                old.roll(),
                old.handRolls(),
                old.hands(),
                old.point(),
                old.shooter(),
                old.locked(),
                old.lastSettledMs(),
                old.deposit(),
                old.escrow(),
                old.exposure(),
                old.invited(),
                old.chairs()));
        return this;
    }

    public Scene bet(PublicKey player, Wager wager) {
        Table table = ledger.existingTable(T1);
        Amount reserved = new Tariff(ledger.payTableOf(table)).reserve(wager.spot(), table.point(), wager.amount());
        evolve(new Event.BetsPlaced(T1, table.roll(), player, List.of(wager), reserved));
        return this;
    }

    /** What these dice do to what stands, which is applied too, and committed for its invariants. */
    public Outcomes roll(Dice dice) {
        PendingLock lock =
                new PendingLock(Height.ZERO, T1, ledger.existingTable(T1).roll());
        evolve(new Event.RollLocked(
                T1, lock.roll(), Hash.ZERO, ledger.existingTable(T1).exposure()));
        List<Event> events = Rules.settle(ledger, lock, dice);
        events.forEach(this::evolve);
        ledger.commit();
        return new Outcomes(events);
    }

    /** The decision on an action of nonce 0. */
    public List<Event> decide(PublicKey player, ActionBody body) {
        return Rules.decide(ledger, action(player, 0, body), block());
    }

    public Ledger ledger() {
        return ledger;
    }

    private void evolve(Event event) {
        Rules.evolve(ledger, new Entry.EventEntry(event), block());
    }

    private static BlockContext block() {
        return new BlockContext(Height.ZERO, START_MS);
    }

    /** The events of one roll, as a case sees them. */
    public record Outcomes(List<Event> events) {

        /** The outcome of the player's one decided bet, or STANDS. */
        public String of(PublicKey player) {
            return results(player).stream()
                    .map(result -> result.outcome().name())
                    .findFirst()
                    .orElse("STANDS");
        }

        public List<Result> results(PublicKey player) {
            return settled(player).map(Event.Settled::results).findFirst().orElse(List.of());
        }

        /** Stakes and winnings that the roll paid out to the player. */
        public Amount backTo(PublicKey player) {
            return settled(player)
                    .flatMap(settled -> settled.postings().stream())
                    .filter(posting -> posting.credit().equals(new LedgerAccount.Available(player)))
                    .map(Posting::amount)
                    .reduce(Amount.ZERO, Amount::plus);
        }

        private Stream<Event.Settled> settled(PublicKey player) {
            return events.stream()
                    .filter(Event.Settled.class::isInstance)
                    .map(Event.Settled.class::cast)
                    .filter(settled -> settled.player().equals(player));
        }
    }
}
