package io.bitcraps.command.rules;

import static io.bitcraps.command.rules.Felts.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue;
import io.bitcraps.events.state.StateValue.PendingLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever four keys do at one table, legal or not, and whatever the dice show. */
class PlayPropertyTest {

    private static final int STEPS = 120;
    private static final List<PublicKey> PLAYERS = List.of(ALICE, BOB, CAROL, FAUCET);
    private static final int[] NUMBERS = {0, 0, 0, 4, 5, 6, 7, 8, 9, 10};

    @Property(tries = 60)
    void keepsEveryTokenAndEveryReserve(@ForAll long seed) {
        Play play = new Play(seed);

        for (int step = 0; step < STEPS; step++) {
            play.step();
            assertBalances(play.game.state());
        }
    }

    @Property(tries = 40)
    void paysWhateverIsRolled(@ForAll long seed) {
        Play play = new Play(seed);

        for (int step = 0; step < STEPS; step++) {
            play.step();
            for (PendingLock lock : play.game.ledger().agenda().locks()) {
                assertEveryRollIsPaid(play.game.state(), lock);
            }
        }
    }

    @Property(tries = 40)
    void theLogAloneLeadsToTheSameState(@ForAll long seed) {
        Play play = new Play(seed);

        for (int step = 0; step < STEPS; step++) {
            play.step();
        }

        assertEquals(play.game.state().root(), play.game.replayed().root());
    }

    @Property(tries = 40)
    void decidesTheSameTwiceAndChangesNothing(@ForAll long seed) {
        Play play = new Play(seed);

        for (int step = 0; step < STEPS; step++) {
            ActionBody body = play.anyAction();
            PublicKey player = play.anyPlayer();
            Ledger once = new Ledger(play.game.state());
            Ledger twice = new Ledger(play.game.state());
            var action = action(player, once.openAccount(player).nonce(), body);
            assertEquals(
                    Rules.decide(once, action, play.game.block()), Rules.decide(twice, action, play.game.block()));
            assertEquals(play.game.state().root(), once.commit().root());
            play.step();
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
                    sums[0] += bank.bankroll().micro() + bank.exposure().micro() + bank.fees().micro();
                    sums[0] += bank.cashier().micro() + bank.suspense().micro() - bank.issued().micro();
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

    /** Random steps: mostly sensible bets, so that much stands, with nonsense in between. */
    private static final class Play {

        private final Random random;
        private final Game game;

        Play(long seed) {
            random = new Random(seed);
            game = new Game(ParametersEdit.with(parameters())
                    .actionFee(new Amount(7))
                    .liabilities(50, 100, 200)
                    .build());
            game.open(tableRules(), ALICE, BOB);
        }

        void step() {
            game.later(random.nextLong(20_000));
            boolean waiting = !game.ledger().agenda().locks().isEmpty();
            if (waiting && random.nextInt(4) != 0) {
                game.fall(new Dice(random.nextInt(1, 7), random.nextInt(1, 7)));
            } else {
                game.act(anyPlayer(), anyAction());
            }
        }

        PublicKey anyPlayer() {
            return PLAYERS.get(random.nextInt(PLAYERS.size()));
        }

        ActionBody anyAction() {
            long roll = random.nextInt(20) == 0 ? random.nextInt(3) : game.table().roll();
            int choice = random.nextInt(100);
            if (choice < 55) {
                return new ActionBody.PlaceBets(T1, roll, anyWagers());
            }
            if (choice < 75) {
                return new ActionBody.RollDice(T1, roll);
            }
            if (choice < 83) {
                return new ActionBody.TakeDownBets(T1, roll, anyWagers());
            }
            if (choice < 87) {
                return new ActionBody.SwitchBets(T1, roll, List.of(anySpot()), random.nextBoolean());
            }
            return rarer(roll, choice);
        }

        private ActionBody rarer(long roll, int choice) {
            return switch (choice) {
                case 87, 88 -> new ActionBody.JoinTable(T1);
                case 89, 90 -> new ActionBody.LeaveTable(T1);
                case 91 -> new ActionBody.PassDice(T1);
                case 92, 93 -> new ActionBody.BeReady(T1, roll);
                case 94 -> new ActionBody.InvitePlayer(T1, anyPlayer());
                case 95, 96 -> new ActionBody.Transfer(random.nextBoolean() ? anyPlayer() : key(50), anyAmount(), "");
                case 97 -> new ActionBody.Grant(anyPlayer(), anyAmount());
                case 98 -> new ActionBody.CreateTable(tableRules());
                default ->
                    random.nextInt(4) == 0 ? new ActionBody.CloseTable(T1) : new ActionBody.BeReady(T1, roll);
            };
        }

        private List<Wager> anyWagers() {
            List<Wager> wagers = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                wagers.add(new Wager(anySpot(), anyAmount()));
            }
            return random.nextInt(50) == 0 ? List.of() : wagers;
        }

        private Spot anySpot() {
            BetKind[] kinds = BetKind.values();
            BetKind kind = kinds[random.nextInt(kinds.length)];
            boolean numbered = kind == BetKind.ODDS_COME || kind == BetKind.ODDS_DONT_COME || random.nextInt(10) == 0;
            return new Spot(kind, numbered ? NUMBERS[random.nextInt(NUMBERS.length)] : 0);
        }

        private Amount anyAmount() {
            return switch (random.nextInt(12)) {
                case 0 -> Amount.ZERO;
                case 1 -> new Amount(random.nextLong(1, 2_000_000_000));
                case 2 -> new Amount(Long.MAX_VALUE);
                default -> new Amount(random.nextLong(1_000_000, 40_000_000));
            };
        }

        private static TableRules tableRules() {
            return new TableRules(
                    "any", Amount.crap(1), Amount.crap(1_000), PAY_TABLE, 3, 2, Amount.crap(5), 5_000, 15_000, true);
        }
    }
}
