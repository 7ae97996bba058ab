package io.bitcraps.command.rules.bets;

import static io.bitcraps.command.rules.Felts.*;
import static io.bitcraps.command.rules.ParametersEdit.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.command.rules.Answers;
import io.bitcraps.command.rules.Game;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.event.Event.BetsPlaced;
import io.bitcraps.events.event.Event.BetsTakenDown;
import io.bitcraps.events.money.Amount;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the house may come to owe. The bankroll is 960,000 CRAP, a hundredth of a percent of it 96. */
class LiabilityTest {

    @ParameterizedTest(name = "{0}, {1}, {2} per 10,000: {3}: {4}, {5} would fit")
    @CsvSource(delimiter = '|', textBlock = """
        1   | 100 | 100 | PASS 96.000001      | bet-liability     | 96
        1   | 100 | 100 | FIELD 40            | bet-liability     | 32
        1   | 100 | 100 | NEXT_7 20           | bet-liability     | 19.591836
        1   | 100 | 100 | HARD_6 11           | bet-liability     | 10.666666
        1   | 100 | 100 | FIELD 20, PASS 100  | bet-liability     | 96
        100 | 1   | 100 | PASS 97             | account-liability | 96
        100 | 100 | 1   | PASS 97             | table-liability   | 96
        100 | 1   | 1   | PASS 97             | account-liability | 96
        100 | 1   | 100 | FIELD 20, PASS 50   | account-liability | 36
        100 | 100 | 1   | FIELD 31.9, PASS 5  | table-liability   | 0
        100 | 100 | 100 | PASS 1001           | stake-too-large   | 1000
        100 | 100 | 100 | FIELD 400, FIELD 700 | stake-too-large  | 1000
        1   | 100 | 100 | PASS 1001           | stake-too-large   | 96
        """)
    void saysHowMuchWouldFit(long bet, long account, long table, String wagers, String verdict, String fits) {
        var game = limited(bet, account, table);

        var events = game.bet(ALICE, wagers);

        assertEquals(verdict, Answers.verdict(events));
        assertEquals(crap(fits), Answers.fits(events));
    }

    @ParameterizedTest
    @CsvSource({"PASS 96", "FIELD 32", "NEXT_7 19.591836", "HARD_6 10.666666"})
    void takesExactlyWhatFits(String wagers) {
        var game = limited(1, 1, 1);

        var events = game.bet(ALICE, wagers);

        assertEquals("ok", Answers.verdict(events));
    }

    @ParameterizedTest
    @CsvSource({"PASS 96.000001", "FIELD 32.000001", "NEXT_7 19.591837", "HARD_6 10.666667"})
    void refusesOneMicroMoreThanFits(String wagers) {
        var game = limited(100, 100, 1);

        var events = game.bet(ALICE, wagers);

        assertEquals("table-liability", Answers.verdict(events));
    }

    @Test
    void saysWhatThePurseWouldHaveTaken() {
        var game = Game.atTable(rules(), ALICE, BOB);
        game.act(BOB, new ActionBody.Transfer(ALICE, crap("9900"), ""));

        var events = game.bet(BOB, "FIELD 5, PASS 100");

        assertEquals("insufficient-tokens", Answers.verdict(events));
        assertEquals(
                crap("80.1"), Answers.fits(events)); // 10,000 less ante 5, sent 9,900, its fee 9.9 and the field's 5
    }

    @Test
    void saysWhatTheFlatBetWouldHaveAllowed() {
        var game = Game.atTable(rules(), ALICE);
        game.bet(ALICE, "PASS 10");
        game.roll(ALICE, "2+2");
        game.bet(ALICE, "ODDS_PASS 12");

        var events = game.bet(ALICE, "ODDS_PASS 20");

        assertEquals("odds-over-cap", Answers.verdict(events));
        assertEquals(crap("18"), Answers.fits(events));
    }

    @Test
    void reservesWinningsWhenABetIsPlacedAndFreesThemWhenItComesDown() {
        var game = Game.atTable(rules(), ALICE);

        var placed = Answers.the(BetsPlaced.class, game.bet(ALICE, "FIELD 5, HARD_4 2"));
        var down = Answers.the(BetsTakenDown.class, game.takeDown(ALICE, "FIELD 2, HARD_4 2"));

        assertEquals(crap("29"), placed.reserved());
        assertEquals(crap("20"), down.released());
        assertEquals(crap("9"), game.ledger().bank().exposure());
        assertEquals(crap("959991"), game.ledger().bank().bankroll());
    }

    @Test
    void mergesEqualBetsAndReservesForTheirSum() {
        var game = Game.atTable(rules(), ALICE);

        game.bet(ALICE, "NEXT_7 1.000001, NEXT_7 1.000001");

        var bets = game.seat(T1, ALICE).bets();
        assertEquals(1, bets.size());
        assertEquals(crap("2.000002"), bets.getFirst().stake());
        assertEquals(crap("9.800009"), bets.getFirst().reserved());
    }

    @Test
    void freesEveryReserveOnceNothingStands() {
        var game = Game.atTable(rules(), ALICE);
        game.bet(ALICE, "PASS 10, FIELD 10, NEXT_7 10");

        game.roll(ALICE, "4+3");

        assertEquals(Amount.ZERO, game.ledger().bank().exposure());
        assertEquals(Amount.ZERO, game.account(ALICE).exposure());
        assertEquals(List.of(), game.seat(T1, ALICE).bets());
        assertEquals(
                crap("10049"),
                game.account(ALICE).available().plus(game.account(ALICE).held()));
    }

    private static Game limited(long bet, long account, long table) {
        return new Game(with(parameters()).liabilities(bet, account, table).build()).open(rules(), ALICE);
    }
}
