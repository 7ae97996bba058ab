package io.bitcraps.command.rules.bets;

import static io.bitcraps.command.rules.Felts.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.command.rules.Answers;
import io.bitcraps.command.rules.Felts;
import io.bitcraps.command.rules.Scene;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.PayTable;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a bet offers, and that it offers nothing else. Minimum 1, maximum 1,000. */
class BetOptionsTest {

    @ParameterizedTest(name = "puck {0}, {1} stand: place {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        off |                            | PASS 50             | ok
        off | PASS 50                    | PASS 50             | ok
        6   |                            | PASS 50             | contract-bet
        6   | PASS 50                    | PASS 50             | contract-bet
        off |                            | DONT_PASS 50        | ok
        off | DONT_PASS 50               | DONT_PASS 50        | ok
        6   |                            | DONT_PASS 50        | contract-bet
        6   | DONT_PASS 50               | DONT_PASS 1         | contract-bet
        off |                            | COME 50             | contract-bet
        6   |                            | COME 50             | ok
        6   | COME 50                    | COME 50             | ok
        6   | COME@6 50                  | COME 50             | ok
        6   | COME@6 50                  | COME@6 50           | contract-bet
        6   |                            | COME@8 50           | contract-bet
        off |                            | DONT_COME 50        | contract-bet
        6   |                            | DONT_COME 50        | ok
        6   | DONT_COME 50               | DONT_COME 50        | ok
        6   | DONT_COME@4 50             | DONT_COME@4 50      | contract-bet
        off | PASS 50                    | ODDS_PASS 50        | contract-bet
        6   |                            | ODDS_PASS 50        | contract-bet
        6   | DONT_PASS 50               | ODDS_PASS 50        | contract-bet
        4   | PASS 10                    | ODDS_PASS 30        | ok
        4   | PASS 10                    | ODDS_PASS 30.000001 | odds-over-cap
        10  | PASS 10                    | ODDS_PASS 30.000001 | odds-over-cap
        5   | PASS 10                    | ODDS_PASS 40        | ok
        9   | PASS 10                    | ODDS_PASS 40.000001 | odds-over-cap
        6   | PASS 10                    | ODDS_PASS 50        | ok
        8   | PASS 10                    | ODDS_PASS 50.000001 | odds-over-cap
        6   | PASS 10, ODDS_PASS 20      | ODDS_PASS 30        | ok
        6   | PASS 10, ODDS_PASS 20      | ODDS_PASS 31        | odds-over-cap
        off | DONT_PASS 10               | ODDS_DONT_PASS 10   | contract-bet
        4   | DONT_PASS 10               | ODDS_DONT_PASS 60   | ok
        4   | DONT_PASS 10               | ODDS_DONT_PASS 61   | odds-over-cap
        8   | DONT_PASS 10               | ODDS_DONT_PASS 61   | odds-over-cap
        6   | COME 10                    | ODDS_COME@8 10      | contract-bet
        6   | COME@5 10                  | ODDS_COME@8 10      | contract-bet
        6   | COME@8 10                  | ODDS_COME@8 50      | ok
        off | COME@8 10                  | ODDS_COME@8 50      | ok
        6   | COME@8 10                  | ODDS_COME@8 51      | odds-over-cap
        6   | COME@4 10                  | ODDS_COME@4 31      | odds-over-cap
        6   | COME@9 10                  | ODDS_COME@9 41      | odds-over-cap
        6   | DONT_COME@9 10             | ODDS_DONT_COME@9 60 | ok
        6   | DONT_COME@9 10             | ODDS_DONT_COME@9 61 | odds-over-cap
        6   | DONT_COME@9 10             | ODDS_COME@9 10      | contract-bet
        off |                            | FIELD 5             | ok
        6   | FIELD 5                    | FIELD 5             | ok
        off |                            | HARD_6 5            | ok
        6   | HARD_6 5                   | HARD_6 5            | ok
        off |                            | NEXT_7 5            | ok
        6   | NEXT_7 5                   | NEXT_7 5            | ok
        6   |                            | PASS@6 5            | unknown-bet
        6   |                            | COME@7 5            | unknown-bet
        6   |                            | ODDS_COME 5         | unknown-bet
        6   |                            | ODDS_PASS@6 5       | unknown-bet
        off |                            | HARD_6@6 5          | unknown-bet
        off |                            | FIELD 0             | amount-out-of-range
        off |                            | FIELD 0.999999      | stake-too-small
        off | FIELD 1                    | FIELD 0.000001      | ok
        off |                            | FIELD 1000          | ok
        off |                            | FIELD 1000.000001   | stake-too-large
        off | FIELD 999                  | FIELD 2             | stake-too-large
        off |                            |                     | no-bets
        off |                            | PASS 5, COME 5      | contract-bet
        off |                            | FIELD 5, FIELD 996  | stake-too-large
        off |                            | FIELD 0.6, FIELD 0.6 | ok
        off |                            | FIELD 0.6, PASS 5, FIELD 0.3 | stake-too-small
        off |                            | FIELD 1, FIELD 0    | amount-out-of-range
        off |                            | FIELD 9223372036854.775807, FIELD 1 | stake-too-large
        off |                            | COME 5, FIELD 0     | amount-out-of-range
        off |                            | FIELD 0.5, COME 5   | contract-bet
        """)
    void places(String puck, @Nullable String standing, @Nullable String wagers, String verdict) {
        var scene = scene(puck, standing);

        var events = scene.decide(ALICE, new ActionBody.PlaceBets(T1, 0, wagers(text(wagers))));

        assertEquals(verdict, Answers.verdict(events));
    }

    @ParameterizedTest(name = "puck {0}, {1} stand: take down {2}: {3}, {4} come off")
    @CsvSource(delimiter = '|', textBlock = """
        off | PASS 50                              | PASS 50          | ok            | PASS 50
        off | PASS 50                              | PASS 20          | ok            | PASS 20
        off | PASS 50                              | PASS 49.5        | stake-too-small |
        off | PASS 50                              | PASS 51          | no-such-bet   |
        off |                                      | PASS 51          | no-such-bet   |
        6   | PASS 50                              | PASS 50          | contract-bet  |
        6   | PASS 50                              | PASS 1           | contract-bet  |
        off | DONT_PASS 50                         | DONT_PASS 50     | ok            | DONT_PASS 50
        6   | DONT_PASS 50                         | DONT_PASS 50     | ok            | DONT_PASS 50
        6   | DONT_PASS 50                         | DONT_PASS 20     | ok            | DONT_PASS 20
        6   | DONT_PASS 50, ODDS_DONT_PASS 60      | DONT_PASS 50     | ok            | DONT_PASS 50, ODDS_DONT_PASS 60
        6   | DONT_PASS 50, ODDS_DONT_PASS 300     | DONT_PASS 20     | ok            | DONT_PASS 20, ODDS_DONT_PASS 120
        6   | DONT_PASS 50, ODDS_DONT_PASS 60      | DONT_PASS 20     | ok            | DONT_PASS 20
        6   | DONT_PASS 50, ODDS_DONT_PASS 60      | DONT_PASS 50, ODDS_DONT_PASS 60 | ok | DONT_PASS 50, ODDS_DONT_PASS 60
        6   | COME 50                              | COME 50          | ok            | COME 50
        6   | COME 50                              | COME 10          | ok            | COME 10
        6   | COME@8 50                            | COME@8 50        | contract-bet  |
        off | COME@8 50                            | COME@8 50        | contract-bet  |
        6   | DONT_COME 50                         | DONT_COME 50     | ok            | DONT_COME 50
        6   | DONT_COME@8 50                       | DONT_COME@8 50   | ok            | DONT_COME@8 50
        6   | DONT_COME@8 50, ODDS_DONT_COME@8 300, DONT_COME@9 5, ODDS_DONT_COME@9 30 | DONT_COME@8 40 | ok | DONT_COME@8 40, ODDS_DONT_COME@8 240
        6   | PASS 50, ODDS_PASS 50                | ODDS_PASS 50     | ok            | ODDS_PASS 50
        6   | PASS 50, ODDS_PASS 50                | ODDS_PASS 10     | ok            | ODDS_PASS 10
        off | COME@8 50, ODDS_COME@8 50            | ODDS_COME@8 10   | ok            | ODDS_COME@8 10
        6   | FIELD 5                              | FIELD 5          | ok            | FIELD 5
        6   | HARD_6 5                             | HARD_6 2         | ok            | HARD_6 2
        6   | NEXT_7 5                             | NEXT_7 5         | ok            | NEXT_7 5
        6   | NEXT_7 5                             | NEXT_7 0         | amount-out-of-range |
        6   | NEXT_7 5                             | NEXT_7@7 5       | unknown-bet   |
        6   | NEXT_7 5                             |                  | no-bets       |
        """)
    void takesDown(
            String puck, @Nullable String standing, @Nullable String wagers, String verdict, @Nullable String off) {
        var scene = scene(puck, standing);

        var events = scene.decide(ALICE, new ActionBody.TakeDownBets(T1, 0, wagers(text(wagers))));

        assertEquals(verdict, Answers.verdict(events));
        assertEquals(wagers(text(off)), comeOff(events));
    }

    @ParameterizedTest(name = "{0} stand: switch {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        HARD_6 5                      | HARD_6         | ok
        HARD_4 5, HARD_10 5           | HARD_4,HARD_10 | ok
        COME@6 5, ODDS_COME@6 5       | ODDS_COME@6    | ok
        DONT_COME@6 5, ODDS_DONT_COME@6 5 | ODDS_DONT_COME@6 | contract-bet
        PASS 5                        | PASS           | contract-bet
        COME@6 5                      | COME@6         | contract-bet
        FIELD 5                       | FIELD          | contract-bet
        NEXT_7 5                      | NEXT_7         | contract-bet
        HARD_4 5                      | HARD_6         | no-such-bet
        HARD_4 5                      | HARD_4,HARD_6  | no-such-bet
        HARD_4 5                      | HARD_4@4       | unknown-bet
        """)
    void switches(String standing, String spots, String verdict) {
        var scene = scene("off", standing);

        var events = scene.decide(
                ALICE,
                new ActionBody.SwitchBets(
                        T1, 0, Stream.of(spots.split(",")).map(Felts::spot).toList(), true));

        assertEquals(verdict, Answers.verdict(events));
    }

    @Test
    void refusesASwitchOfNothing() {
        var events = scene("off", "HARD_6 5").decide(ALICE, new ActionBody.SwitchBets(T1, 0, List.of(), true));

        assertEquals("no-bets", Answers.verdict(events));
    }

    @Test
    void refusesMoreThan32WagersInOneAction() {
        var wagers = Collections.nCopies(33, wager("FIELD 1"));

        var events = Scene.at(0).decide(ALICE, new ActionBody.PlaceBets(T1, 0, wagers));

        assertEquals("too-many-bets", Answers.verdict(events));
    }

    private static Scene scene(String puck, @Nullable String standing) {
        var scene = Scene.at(puck(puck));
        wagers(text(standing)).forEach(wager -> scene.bet(ALICE, wager));
        return scene;
    }

    private static List<Wager> comeOff(List<Event> events) {
        return events.stream()
                .filter(Event.BetsTakenDown.class::isInstance)
                .flatMap(event -> ((Event.BetsTakenDown) event).wagers().stream())
                .toList();
    }

    /** An empty column. */
    private static String text(@Nullable String column) {
        return column == null ? "" : column;
    }

    @Test
    void equalWagersOfOneActionAreOneBet() {
        var scene = scene("off", null);

        var events = scene.decide(ALICE, new ActionBody.PlaceBets(T1, 0, wagers("FIELD 0.6, PASS 5, FIELD 0.6")));

        assertEquals(
                wagers("FIELD 1.2, PASS 5"),
                Answers.the(Event.BetsPlaced.class, events).wagers());
    }

    /** A pay table that gives so little that small stakes win nothing; the table's minimum alone would let them be. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        FIELD 0.01 | FIELD 0.0050 | stake-too-small
        FIELD 0.01 | FIELD 0.0045 | ok
        FIELD 0.01 | FIELD 0.0100 | ok
        """)
    void whatIsLeftOfALoweredBetMustBeAbleToWin(String standing, String down, String verdict) {
        var meagre = new PayTable(
                "meagre",
                1,
                List.of(new PayTable.Pays(
                        BetKind.FIELD,
                        List.of(new PayTable.Odds(1, 5_100), new PayTable.Odds(1, 1), new PayTable.Odds(1, 1)))));
        var scene = Scene.at(0).playingBy(meagre, new Amount(1_000));
        scene.bet(ALICE, wager(standing));

        var events = scene.decide(ALICE, new ActionBody.TakeDownBets(T1, 0, wagers(down)));

        assertEquals(verdict, Answers.verdict(events));
    }
}
