package io.bitcraps.command.rules.table;

import static io.bitcraps.command.rules.Felts.*;
import static io.bitcraps.command.rules.ParametersEdit.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.bitcraps.command.rules.Answers;
import io.bitcraps.command.rules.Game;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Chair;
import io.bitcraps.events.state.StateValue.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableLifeTest {

    private static final long BLOCK_MS = 1_000;

    @Test
    void holdsTheDepositAndNumbersTables() {
        var game = Game.atTable(rules());

        var second = Answers.the(Event.TableCreated.class, game.act(ALICE, new ActionBody.CreateTable(rules())));

        assertEquals(TableId.number(2), second.table());
        assertEquals(Amount.crap(20), game.account(ALICE).held());
        assertEquals(2, game.account(ALICE).openTables());
    }

    @ParameterizedTest(name = "name ''{0}'', {1} to {2}, {3} seats, {4} to start, window {5}, clock {6}: {7}")
    @CsvSource(delimiter = '|', textBlock = """
        Corner | 1     | 10    | 6  | 2 | 0    | 1000     | ok
        Corner | 0.001 | 0.001 | 1  | 1 | 1000 | 1000     | ok
        Corner | 1     | 10    | 12 | 12 | 0   | 86400000 | ok
        Corner | 0.000999 | 10 | 6  | 2 | 0    | 1000     | invalid-rules
        Corner | 2     | 1     | 6  | 2 | 0    | 1000     | invalid-rules
        Corner | 1     | 21000001 | 6 | 2 | 0  | 1000     | invalid-rules
        Corner | 1     | 10    | 0  | 0 | 0    | 1000     | invalid-rules
        Corner | 1     | 10    | 13 | 2 | 0    | 1000     | invalid-rules
        Corner | 1     | 10    | 6  | 0 | 0    | 1000     | invalid-rules
        Corner | 1     | 10    | 6  | 7 | 0    | 1000     | invalid-rules
        Corner | 1     | 10    | 6  | 2 | -1   | 1000     | invalid-rules
        Corner | 1     | 10    | 6  | 2 | 0    | 0        | invalid-rules
        Corner | 1     | 10    | 6  | 2 | 1001 | 1000     | invalid-rules
        Corner | 1     | 10    | 6  | 2 | 0    | 86400001 | invalid-rules
        ' '    | 1     | 10    | 6  | 2 | 0    | 1000     | invalid-rules
        'a\tb' | 1     | 10    | 6  | 2 | 0    | 1000     | invalid-rules
        'a\u009fb' | 1 | 10    | 6  | 2 | 0    | 1000     | invalid-rules
        '\u2007\u3000\u200b' | 1 | 10 | 6 | 2 | 0 | 1000 | invalid-rules
        '\u2007\u3072' | 1 | 10 | 6 | 2 | 0 | 1000 | ok
        'ひろば' | 1    | 10    | 6  | 2 | 0    | 1000     | ok
        """)
    void checksTheRulesOfATable(
            String name,
            String minimum,
            String maximum,
            int seats,
            int minPlayers,
            long window,
            long clock,
            String verdict) {
        var tableRules = new TableRules(
                name, crap(minimum), crap(maximum), PAY_TABLE, seats, minPlayers, Amount.ZERO, window, clock, true);

        var events = Game.withDefaults().act(BOB, new ActionBody.CreateTable(tableRules));

        assertEquals(verdict, Answers.verdict(events));
    }

    @Test
    void startsWithTheLastPlayerNeededAndGivesTheFirstTheDice() {
        var game = Game.atTable(forTwo(true));

        var first = game.act(BOB, new ActionBody.JoinTable(T1));
        var second = game.act(CAROL, new ActionBody.JoinTable(T1));

        assertEquals("PlayerJoined DicePassed", Answers.names(first));
        assertEquals("PlayerJoined GameStarted", Answers.names(second));
        assertEquals(Phase.OPEN, game.table().phase());
        assertEquals(0, game.table().shooter());
        assertEquals(Amount.crap(5), game.account(BOB).held());
    }

    @Test
    void lowestFreeSeatIsTaken() {
        var game = Game.atTable(rules(), ALICE, BOB);
        game.act(ALICE, new ActionBody.LeaveTable(T1));

        game.act(CAROL, new ActionBody.JoinTable(T1));

        assertEquals(
                List.of(new Chair(0, CAROL, false), new Chair(1, BOB, false)),
                game.table().chairs());
    }

    @Test
    void onlyTheInvitedAndTheCreatorEnterAClosedCircle() {
        var game = Game.atTable(forTwo(false), ALICE);

        game.act(ALICE, new ActionBody.InvitePlayer(T1, BOB));

        assertEquals("ok", Answers.verdict(game.act(BOB, new ActionBody.JoinTable(T1))));
        assertEquals("not-invited", Answers.verdict(game.act(CAROL, new ActionBody.JoinTable(T1))));
    }

    @Test
    void onlyTheCreatorInvitesAndCloses() {
        var game = Game.atTable(rules(), ALICE, BOB);

        assertEquals("not-allowed", Answers.verdict(game.act(BOB, new ActionBody.InvitePlayer(T1, CAROL))));
        assertEquals("not-allowed", Answers.verdict(game.act(BOB, new ActionBody.CloseTable(T1))));
        assertEquals("already-seated", Answers.verdict(game.act(ALICE, new ActionBody.InvitePlayer(T1, BOB))));
    }

    @Test
    void theTableTakesABoundedNumberOfInvitations() {
        var game = Game.atTable(rules());
        for (int i = 0; i < Invitation.MAX_INVITED; i++) {
            game.act(ALICE, new ActionBody.InvitePlayer(T1, key(60 + i)));
        }

        var once = game.act(ALICE, new ActionBody.InvitePlayer(T1, key(60)));
        var more = game.act(ALICE, new ActionBody.InvitePlayer(T1, BOB));

        assertEquals("ok", Answers.verdict(once));
        assertEquals("table-full", Answers.verdict(more));
        assertEquals(Invitation.MAX_INVITED, game.table().invited().size());
    }

    @Test
    void leavingReturnsTheAnteAndPassesTheDice() {
        var game = Game.atTable(rules(), ALICE, BOB);

        var events = game.act(ALICE, new ActionBody.LeaveTable(T1));

        assertEquals("PlayerLeft DicePassed", Answers.names(events));
        assertEquals(1, game.table().shooter());
        assertEquals(Amount.crap(10), game.account(ALICE).held());
    }

    @Test
    void theLastToLeaveLeavesTheDiceToNobody() {
        var game = Game.atTable(rules(), BOB);

        game.act(BOB, new ActionBody.LeaveTable(T1));
        int nobody = game.table().shooter();
        game.act(CAROL, new ActionBody.JoinTable(T1));

        assertEquals(Tables.NOBODY, nobody);
        assertEquals(0, game.table().shooter());
    }

    @Test
    void passingTheDiceGoesRoundTheTableAndKeepsTheHand() {
        var game = Game.atTable(rules(), ALICE, BOB);
        game.bet(ALICE, "PASS 5");
        game.roll(ALICE, "2+2");

        game.act(ALICE, new ActionBody.PassDice(T1));
        int second = game.table().shooter();
        game.act(BOB, new ActionBody.PassDice(T1));

        assertEquals(1, second);
        assertEquals(0, game.table().shooter());
        assertEquals(1, game.table().handRolls());
        assertEquals(4, game.table().point());
    }

    @Test
    void closingAnEmptyTableEndsItAtOnce() {
        var game = Game.atTable(rules(), ALICE, BOB);

        var events = game.act(ALICE, new ActionBody.CloseTable(T1));

        assertEquals("TableClosing PlayerLeft PlayerLeft TableClosed", Answers.names(events));
        assertEquals(Phase.CLOSED, game.table().phase());
        assertEquals(Amount.ZERO, game.account(ALICE).held());
        assertEquals(0, game.account(ALICE).openTables());
        assertEquals(0, game.ledger().agenda().tablesOpen());
    }

    @Test
    void aClosingTableTakesNoBetsAndRollsWhatStandsToItsEnd() {
        var game = Game.atTable(rules(), ALICE, BOB);
        game.bet(BOB, "PASS 5");
        var closing = game.act(ALICE, new ActionBody.CloseTable(T1));

        var bet = game.bet(BOB, "FIELD 5");
        var join = game.act(CAROL, new ActionBody.JoinTable(T1));
        game.roll(ALICE, "2+2");
        var last = game.roll(ALICE, "3+1");

        assertEquals("TableClosing", Answers.names(closing));
        assertEquals("table-closed", Answers.verdict(bet));
        assertEquals("table-closed", Answers.verdict(join));
        assertEquals("DiceRolled Settled PlayerLeft PlayerLeft TableClosed", Answers.names(last));
        assertEquals(Amount.crap(10_005), game.account(BOB).available());
    }

    @Test
    void aClosingTableEndsWhenItsLastBetComesDown() {
        var game = Game.atTable(rules(), ALICE, BOB);
        game.bet(BOB, "FIELD 5");
        game.act(ALICE, new ActionBody.CloseTable(T1));

        var events = game.takeDown(BOB, "FIELD 5");

        assertEquals("BetsTakenDown PlayerLeft PlayerLeft TableClosed", Answers.names(events));
    }

    @Test
    void anyoneClosesATableThatHasBeenIdleAndTheDepositGoesBack() {
        var game = Game.atTable(rules(), BOB);
        game.later(Closing.LEAST_IDLE_MS - 2 * BLOCK_MS);

        var early = game.act(CAROL, new ActionBody.CloseTable(T1));
        var idle = game.act(CAROL, new ActionBody.CloseTable(T1));

        assertEquals("not-allowed", Answers.verdict(early));
        assertEquals("TableClosing PlayerLeft TableClosed", Answers.names(idle));
        assertEquals(Amount.crap(10_000), game.account(ALICE).available());
        assertEquals(Amount.crap(10_000), game.account(BOB).available());
        assertEquals(0, game.account(ALICE).openTables());
    }

    @Test
    void aSlowTableIsIdleOnlyAfterSomeOfItsRollClocks() {
        long clockMs = Closing.LEAST_IDLE_MS;
        var game = Game.atTable(new TableRules(
                "slow", Amount.crap(1), Amount.crap(10), PAY_TABLE, 1, 1, Amount.ZERO, 0, clockMs, true));
        game.later(Closing.IDLE_CLOCKS * clockMs - BLOCK_MS - 1);

        var early = game.act(CAROL, new ActionBody.CloseTable(T1));
        var idle = game.act(CAROL, new ActionBody.CloseTable(T1));

        assertEquals("not-allowed", Answers.verdict(early));
        assertEquals("ok", Answers.verdict(idle));
    }

    @Test
    void aTableOnWhichSomethingStandsIsNotIdle() {
        var game = Game.atTable(rules(), BOB);
        game.bet(BOB, "PASS 5");
        game.later(10 * Closing.LEAST_IDLE_MS);

        var events = game.act(CAROL, new ActionBody.CloseTable(T1));

        assertEquals("not-allowed", Answers.verdict(events));
    }

    /** Otherwise a few keys with a deposit each would keep everybody from creating tables, for ever. */
    @Test
    void whoTakesEveryTableDoesNotKeepThem() {
        var game = new Game(with(parameters()).maxTables(2).tablesPerAccount(2).build());
        game.act(BOB, new ActionBody.CreateTable(rules()));
        game.act(BOB, new ActionBody.CreateTable(rules()));
        var full = game.act(ALICE, new ActionBody.CreateTable(rules()));
        game.later(Closing.LEAST_IDLE_MS);

        game.act(ALICE, new ActionBody.CloseTable(T1));
        var created = game.act(ALICE, new ActionBody.CreateTable(rules()));

        assertEquals("too-many-tables", Answers.verdict(full));
        assertEquals("ok", Answers.verdict(created));
    }

    @Test
    void aTableIdIsNeverUsedAgain() {
        var game = Game.atTable(rules());
        game.act(ALICE, new ActionBody.CloseTable(T1));

        var created = Answers.the(Event.TableCreated.class, game.act(ALICE, new ActionBody.CreateTable(rules())));

        assertEquals(TableId.number(2), created.table());
    }

    @Test
    void aLockFreezesEverythingUntilTheDiceHaveFallen() {
        var game = Game.atTable(rules(), ALICE, BOB);
        game.bet(ALICE, "PASS 5");
        game.rollDice(ALICE);

        for (ActionBody body : List.of(
                new ActionBody.InvitePlayer(T1, CAROL),
                new ActionBody.JoinTable(T1),
                new ActionBody.LeaveTable(T1),
                new ActionBody.CloseTable(T1),
                new ActionBody.PassDice(T1),
                new ActionBody.BeReady(T1, 0),
                new ActionBody.PlaceBets(T1, 0, wagers("FIELD 5")),
                new ActionBody.TakeDownBets(T1, 0, wagers("PASS 5")),
                new ActionBody.SwitchBets(T1, 0, List.of(spot("PASS")), true),
                new ActionBody.RollDice(T1, 0))) {
            assertEquals("locked-table", Answers.verdict(game.act(ALICE, body)), body::toString);
        }

        game.fall(dice("2+2"));
        assertFalse(game.table().locked());
    }

    @Test
    void refusesAPayTableThatNobodyRegistered() {
        var tableRules = new TableRules("x", Amount.crap(1), Amount.crap(2), Hash.ZERO, 1, 1, Amount.ZERO, 0, 1, true);

        var events = Game.withDefaults().act(BOB, new ActionBody.CreateTable(tableRules));

        assertEquals("unknown-pay-table", Answers.verdict(events));
    }

    private static TableRules forTwo(boolean open) {
        return new TableRules("Two", Amount.crap(1), Amount.crap(10), PAY_TABLE, 6, 2, Amount.crap(5), 0, 1_000, open);
    }
}
