package io.bitcraps.command.rules;

import static io.bitcraps.command.rules.Felts.*;

import io.bitcraps.command.axon.AxonDecider;
import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue.PendingLock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the rules cost at a table of three seats with four bets each: one bet, and one roll with its settlement. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class RulesBenchmark {

    private final AxonDecider axon = new AxonDecider();
    private StateTrie open = StateTrie.EMPTY;
    private BlockContext block = new BlockContext(Height.ZERO, START_MS);
    private Action bet = action(ALICE, 0, new ActionBody.JoinTable(T1));

    @Setup
    public void play() {
        Game game = Game.atTable(rules(), ALICE, BOB, CAROL);
        for (var player : List.of(ALICE, BOB, CAROL)) {
            game.bet(player, "PASS 5, FIELD 5, HARD_6 5, NEXT_7 5");
        }
        open = game.state();
        block = new BlockContext(game.block().height().next(), game.block().timeMs() + 1);
        bet = action(ALICE, game.account(ALICE).nonce(), new ActionBody.PlaceBets(T1, 0, wagers("PASS 5, HARD_8 5")));
    }

    /** Decide only, on a warm ledger. */
    @Benchmark
    public List<Event> decidesABet(Warm warm) {
        return Rules.decide(warm.ledger, warm.bet, warm.block);
    }

    @Benchmark
    public List<Event> decidesABetThroughAxon(Warm warm) {
        return axon.decide(warm.ledger, warm.bet, warm.block);
    }

    /** Decide and evolve a bet in a block of its own, state root included. */
    @Benchmark
    public Hash placesABet() {
        Ledger ledger = new Ledger(open);
        Rules.decide(ledger, bet, block).forEach(event -> Rules.evolve(ledger, new Entry.EventEntry(event), block));
        return ledger.commit().root();
    }

    /** Locks, settles twelve bets and commits, state root included. */
    @Benchmark
    public Hash rollsAndSettles() {
        Ledger ledger = new Ledger(open);
        Rules.evolve(
                ledger,
                new Entry.EventEntry(new Event.RollLocked(
                        T1, 0, Hash.ZERO, ledger.existingTable(T1).exposure())),
                block);
        Rules.settle(ledger, new PendingLock(block.height(), T1, 0), new Dice(3, 4))
                .forEach(event -> Rules.evolve(ledger, new Entry.EventEntry(event), block));
        return ledger.commit().root();
    }

    /** A ledger that has read what it needs, as in the middle of a block. */
    @State(Scope.Thread)
    public static class Warm {
        private Ledger ledger = new Ledger(StateTrie.EMPTY);
        private BlockContext block = new BlockContext(Height.ZERO, START_MS);
        private Action bet = action(ALICE, 0, new ActionBody.JoinTable(T1));

        @Setup
        public void read(RulesBenchmark benchmark) {
            ledger = new Ledger(benchmark.open);
            block = benchmark.block;
            bet = benchmark.bet;
        }
    }
}
