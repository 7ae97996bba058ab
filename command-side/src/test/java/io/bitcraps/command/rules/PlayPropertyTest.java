package io.bitcraps.command.rules;

import static io.bitcraps.command.rules.Felts.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue;
import io.bitcraps.events.state.StateValue.PendingLock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever four keys do at one table, legal or not, and whatever the dice show. */
class PlayPropertyTest {

    private static final int STEPS = 120;

    @Property(tries = 60)
    void keepsEveryTokenAndEveryReserve(@ForAll long seed) {
        RandomPlay play = new RandomPlay(seed);

        for (int step = 0; step < STEPS; step++) {
            play.step();
            assertBalances(play.game().state());
        }
    }

    @Property(tries = 40)
    void paysWhateverIsRolled(@ForAll long seed) {
        RandomPlay play = new RandomPlay(seed);

        for (int step = 0; step < STEPS; step++) {
            play.step();
            for (PendingLock lock : play.game().ledger().agenda().locks()) {
                assertEveryRollIsPaid(play.game().state(), lock);
            }
        }
    }

    @Property(tries = 40)
    void theLogAloneLeadsToTheSameState(@ForAll long seed) {
        RandomPlay play = new RandomPlay(seed);

        for (int step = 0; step < STEPS; step++) {
            play.step();
        }

        assertEquals(play.game().state().root(), play.game().replayed().root());
    }

    @Property(tries = 40)
    void decidesTheSameTwiceAndChangesNothing(@ForAll long seed) {
        RandomPlay play = new RandomPlay(seed);

        for (int step = 0; step < STEPS; step++) {
            PublicKey player = play.anyPlayer();
            ActionBody body = play.anyAction(player);
            Ledger once = new Ledger(play.game().state());
            Ledger twice = new Ledger(play.game().state());
            var action = action(player, once.openAccount(player).nonce(), body);
            assertEquals(
                    Rules.decide(once, action, play.game().block()),
                    Rules.decide(twice, action, play.game().block()));
            assertEquals(play.game().state().root(), once.commit().root());
            play.step();
        }
    }

    @Test
    void randomPlayReachesWhatItShallTry() {
        Set<String> seen = new TreeSet<>();

        for (long seed = 1; seed <= 150; seed++) {
            RandomPlay play = new RandomPlay(seed);
            for (int step = 0; step < STEPS; step++) {
                for (Event event : play.step()) {
                    seen.add(event.getClass().getSimpleName());
                    if (event instanceof Event.Settled settled) {
                        settled.results()
                                .forEach(result -> seen.add(result.spot().kind() + " " + result.outcome()));
                    }
                }
            }
        }

        for (BetKind kind : BetKind.values()) {
            assertTrue(seen.contains(kind + " WON"), () -> kind + " never won: " + seen);
            assertTrue(seen.contains(kind + " LOST"), () -> kind + " never lost: " + seen);
        }
        for (String rare : List.of(
                "DONT_COME PUSHED",
                "ODDS_COME PUSHED",
                "COME TRAVELLED",
                "DONT_COME TRAVELLED",
                "BetsSwitched",
                "BetsTakenDown",
                "DicePassed",
                "PlayerLeft",
                "TableClosed")) {
            assertTrue(seen.contains(rare), () -> rare + " not in " + seen);
        }
    }

    /** The whole trial balance, and the reserves against what they are for. */
    private static void assertBalances(StateTrie state) {
        long[] sums = new long[6];
        state.forEach(value -> {
            switch (value) {
                case StateValue.Account account -> {
                    sums[0] += account.available().micro() + account.held().micro();
                    sums[3] += account.exposure().micro();
                }
                case StateValue.Table table -> {
                    sums[0] += table.escrow().micro();
                    sums[2] += table.exposure().micro();
                    sums[4] += table.escrow().micro();
                }
                case StateValue.Bank bank -> {
                    sums[0] += bank.bankroll().micro()
                            + bank.exposure().micro()
                            + bank.fees().micro();
                    sums[0] += bank.cashier().micro()
                            + bank.suspense().micro()
                            - bank.issued().micro();
                    sums[1] += bank.exposure().micro();
                }
                case StateValue.Seat seat ->
                    seat.bets().forEach(bet -> {
                        sums[4] -= bet.stake().micro();
                        sums[5] += bet.reserved().micro();
                    });
                case StateValue.Agenda agenda -> assertTrue(agenda.tablesOpen() >= 0);
                case StateValue.Parameters parameters -> {}
                case StateValue.RegisteredPayTable payTable -> {}
                case StateValue.ValidatorKeys keys -> {}
                case StateValue.Conviction conviction -> {}
            }
        });
        assertEquals(0, sums[0], "tokens are neither made nor lost");
        assertEquals(sums[5], sums[1], "bank exposure is what is reserved");
        assertEquals(sums[5], sums[2], "table exposure is what is reserved");
        assertEquals(sums[5], sums[3], "account exposure is what is reserved");
        assertEquals(0, sums[4], "escrow is what is staked");
    }

    private static void assertEveryRollIsPaid(StateTrie state, PendingLock lock) {
        for (int first = 1; first <= 6; first++) {
            for (int second = 1; second <= 6; second++) {
                Ledger ledger = new Ledger(state);
                List<Event> events = Rules.settle(ledger, lock, new Dice(first, second));
                BlockContext block = new BlockContext(lock.height().next().next(), START_MS + 10_000_000);
                events.forEach(event -> Rules.evolve(ledger, new Entry.EventEntry(event), block));
                assertBalances(ledger.commit());
            }
        }
    }
}
