package io.bitcraps.command.rules.roll;

import static io.bitcraps.command.rules.Felts.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.bitcraps.command.rules.Answers;
import io.bitcraps.command.rules.Game;
import io.bitcraps.command.rules.Scene;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.money.Amount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may roll when, and what a roll does to puck, hand and dice. Blocks are a second apart. */
class HandTest {

    @ParameterizedTest(name = "puck {0}, rolls {1}: puck {2}, hand over {3}, shooter {4}")
    @CsvSource(delimiter = '|', textBlock = """
        off | 4+3 | off | false | 0
        off | 5+6 | off | false | 0
        off | 1+1 | off | false | 0
        off | 6+6 | off | false | 0
        off | 2+2 | 4   | false | 0
        off | 6+4 | 10  | false | 0
        6   | 3+3 | off | false | 0
        6   | 4+4 | 6   | false | 0
        6   | 5+6 | 6   | false | 0
        6   | 1+1 | 6   | false | 0
        6   | 4+3 | off | true  | 1
        """)
    void movesThePuckAndPassesTheDiceOnASevenOut(
            String puck, String dice, String after, boolean handOver, int shooter) {
        var scene = Scene.at(puck(puck));

        var rolled = Answers.the(Event.DiceRolled.class, scene.roll(dice(dice)).events());

        assertEquals(puck(after), rolled.point());
        assertEquals(handOver, rolled.sevenOut());
        assertEquals(shooter, rolled.shooter());
    }

    @Test
    void countsTheRollsOfAHandUntilItsSevenOut() {
        var game = Game.atTable(rules(), ALICE, BOB);
        game.bet(ALICE, "PASS 5");

        game.roll(ALICE, "2+2");
        game.roll(ALICE, "5+6");
        long handRolls = game.table().handRolls();
        game.roll(ALICE, "4+3");

        assertEquals(2, handRolls);
        assertEquals(0, game.table().handRolls());
        assertEquals(1, game.table().hands());
        assertEquals(3, game.table().roll());
        assertEquals(1, game.table().shooter());
    }

    @Test
    void aComeBetTravelsMeetsItsNumberAndTakesOddsAlong() {
        var game = Game.atTable(rules(), ALICE);
        game.bet(ALICE, "PASS 5");
        game.roll(ALICE, "2+2");
        game.bet(ALICE, "COME 10");
        game.roll(ALICE, "3+3");
        game.bet(ALICE, "COME 20, ODDS_COME@6 50");

        var settled = Answers.the(Event.Settled.class, game.roll(ALICE, "4+2"));

        assertEquals("COME TRAVELLED 20 0 6, COME@6 WON 10 10 0, ODDS_COME@6 WON 50 60 0", Answers.results(settled));
        assertEquals(crap("20"), game.seat(T1, ALICE).bets().getLast().stake());
        assertEquals(spot("COME@6"), game.seat(T1, ALICE).bets().getLast().spot());
    }

    @Test
    void aSevenSettlesTheBoxAndTheNumbersTheirOwnWay() {
        var game = Game.atTable(rules(), ALICE);
        game.bet(ALICE, "DONT_PASS 5");
        game.roll(ALICE, "2+2");
        game.bet(ALICE, "COME 10, DONT_COME 10");
        game.roll(ALICE, "3+3");
        game.bet(ALICE, "COME 20, DONT_COME 20");

        var settled = Answers.the(Event.Settled.class, game.roll(ALICE, "4+3"));

        assertEquals(
                "DONT_PASS WON 5 5 0, COME WON 20 20 0, COME@6 LOST 10 0 0, DONT_COME LOST 20 0 0, DONT_COME@6 WON 10 10 0",
                Answers.results(settled));
    }

    @Test
    void settlesSeatsInTheirOrderAndOnlyThoseThatHadSomethingDecided() {
        var game = Game.atTable(rules(), ALICE, BOB, CAROL);
        game.bet(CAROL, "FIELD 5");
        game.bet(ALICE, "PASS 5");
        game.bet(BOB, "HARD_6 5");

        var events = game.roll(ALICE, "1+1");

        assertEquals("DiceRolled Settled Settled", Answers.names(events));
        assertEquals(ALICE, ((Event.Settled) events.get(1)).player());
        assertEquals(CAROL, ((Event.Settled) events.get(2)).player());
    }

    @Test
    void theShooterNeedsALineBetOnlyOnAComeOut() {
        var game = Game.atTable(rules(), ALICE, BOB);

        var without = game.rollDice(ALICE);
        game.bet(ALICE, "DONT_PASS 5");
        game.roll(ALICE, "2+2");
        game.takeDown(ALICE, "DONT_PASS 5");
        var onAPoint = game.rollDice(ALICE);

        assertEquals("no-line-bet", Answers.verdict(without));
        assertEquals("RollLocked", Answers.names(onAPoint));
    }

    @Test
    void theWindowClosesWithTimeOrWhenAllSeatsAreReady() {
        var game = Game.atTable(timed(), ALICE, BOB);
        game.bet(ALICE, "PASS 5");

        var early = game.rollDice(ALICE);
        game.act(ALICE, new ActionBody.BeReady(T1, 0));
        var oneReady = game.rollDice(ALICE);
        game.act(BOB, new ActionBody.BeReady(T1, 0));
        var allReady = game.rollDice(ALICE);
        game.fall(dice("2+2"));
        var nextRoll = game.rollDice(ALICE);
        var afterTime = game.later(10_000).rollDice(ALICE);

        assertEquals("too-early", Answers.verdict(early));
        assertEquals("too-early", Answers.verdict(oneReady));
        assertEquals("RollLocked", Answers.names(allReady));
        assertEquals("too-early", Answers.verdict(nextRoll));
        assertEquals("RollLocked", Answers.names(afterTime));
    }

    @Test
    void anotherSeatTakesTheDiceOnceTheRollClockHasRunOut() {
        var game = Game.atTable(timed(), ALICE, BOB);
        game.bet(BOB, "PASS 5");

        var early = game.later(15_000).rollDice(BOB);
        var late = game.later(10_000).rollDice(BOB);

        assertEquals("not-shooter", Answers.verdict(early));
        assertEquals("DicePassed RollLocked", Answers.names(late));
        assertEquals(1, game.table().shooter());
    }

    @Test
    void theSeatThatTakesTheDiceNeedsALineBetToo() {
        var game = Game.atTable(timed(), ALICE, BOB);
        game.bet(ALICE, "PASS 5");

        var events = game.later(25_000).rollDice(BOB);

        assertEquals("no-line-bet", Answers.verdict(events));
    }

    @Test
    void anyoneRollsAfterTwiceTheRollClock() {
        var game = Game.atTable(timed(), ALICE, BOB);
        game.bet(ALICE, "FIELD 5");

        var early = game.later(30_000).rollDice(CAROL);
        var late = game.later(15_000).rollDice(CAROL);

        assertEquals("not-seated", Answers.verdict(early));
        assertEquals("RollLocked", Answers.names(late));
        assertEquals(0, game.table().shooter());
    }

    @Test
    void nobodyRollsAtATableWithoutPlayers() {
        var game = Game.atTable(timed(), ALICE);
        game.act(ALICE, new ActionBody.LeaveTable(T1));

        var events = game.later(100_000).rollDice(BOB);

        assertEquals("not-seated", Answers.verdict(events));
    }

    @Test
    void theLockBindsEveryBetOfTheTable() {
        var game = Game.atTable(rules(), ALICE, BOB);
        game.bet(ALICE, "PASS 5");
        var before = TableBets.hash(game.ledger(), game.table());
        game.bet(BOB, "FIELD 1");

        var locked = Answers.the(Event.RollLocked.class, game.rollDice(ALICE));

        assertNotEquals(before, locked.bets());
        assertEquals(TableBets.hash(game.ledger(), game.table()), locked.bets());
        assertEquals(crap("8"), locked.exposure());
    }

    @Test
    void oddsOfAComeBetComeBackWhenItIsDecidedOnAComeOut() {
        var game = Game.atTable(rules(), ALICE);
        game.bet(ALICE, "PASS 5");
        game.roll(ALICE, "2+2");
        game.bet(ALICE, "COME 10");
        game.roll(ALICE, "3+3");
        game.bet(ALICE, "ODDS_COME@6 50");
        game.roll(ALICE, "2+2");
        game.bet(ALICE, "PASS 5");

        var settled = Answers.the(Event.Settled.class, game.roll(ALICE, "4+3"));

        assertEquals("PASS WON 5 5 0, COME@6 LOST 10 0 0, ODDS_COME@6 PUSHED 50 0 0", Answers.results(settled));
    }

    private static TableRules timed() {
        return new TableRules(
                "Timed", Amount.crap(1), Amount.crap(100), PAY_TABLE, 6, 1, Amount.ZERO, 10_000, 20_000, true);
    }
}
