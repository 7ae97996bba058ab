package io.bitcraps.command.rules.roll;

import static io.bitcraps.command.rules.Felts.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.command.rules.Scene;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTest {

    @ParameterizedTest(name = "{0} {1}, puck {2}, rolls {3}: {4}, {5} back")
    @CsvSource(delimiter = '|', textBlock = """
        PASS              |  50    | off | 4+3 | WON       | 100
        PASS              |  50    | off | 5+6 | WON       | 100
        PASS              |  50    | off | 1+1 | LOST      |   0
        PASS              |  50    | off | 1+2 | LOST      |   0
        PASS              |  50    | off | 6+6 | LOST      |   0
        PASS              |  50    | off | 2+2 | STANDS    |   0
        PASS              |  50    | 6   | 4+2 | WON       | 100
        PASS              |  50    | 6   | 3+4 | LOST      |   0
        PASS              |  50    | 6   | 5+6 | STANDS    |   0
        PASS              |  50    | 6   | 6+6 | STANDS    |   0
        PASS              |   1.000001 | 9 | 4+5 | WON     | 2.000002
        DONT_PASS         |  50    | off | 4+3 | LOST      |   0
        DONT_PASS         |  50    | off | 5+6 | LOST      |   0
        DONT_PASS         |  50    | off | 1+1 | WON       | 100
        DONT_PASS         |  50    | off | 1+2 | WON       | 100
        DONT_PASS         |  50    | off | 6+6 | PUSHED    |  50
        DONT_PASS         |  50    | off | 4+4 | STANDS    |   0
        DONT_PASS         |  50    | 8   | 4+3 | WON       | 100
        DONT_PASS         |  50    | 8   | 5+3 | LOST      |   0
        DONT_PASS         |  50    | 8   | 6+6 | STANDS    |   0
        COME              |  50    | 8   | 4+3 | WON       | 100
        COME              |  50    | 8   | 5+6 | WON       | 100
        COME              |  50    | 8   | 1+1 | LOST      |   0
        COME              |  50    | 8   | 1+2 | LOST      |   0
        COME              |  50    | 8   | 6+6 | LOST      |   0
        COME              |  50    | 8   | 5+4 | TRAVELLED |   0
        COME              |  50    | 8   | 4+4 | TRAVELLED |   0
        COME@9            |  50    | 8   | 5+4 | WON       | 100
        COME@9            |  50    | 8   | 3+4 | LOST      |   0
        COME@9            |  50    | 8   | 5+3 | STANDS    |   0
        COME@9            |  50    | off | 5+4 | WON       | 100
        COME@9            |  50    | off | 3+4 | LOST      |   0
        DONT_COME         |  50    | 8   | 4+3 | LOST      |   0
        DONT_COME         |  50    | 8   | 5+6 | LOST      |   0
        DONT_COME         |  50    | 8   | 1+1 | WON       | 100
        DONT_COME         |  50    | 8   | 1+2 | WON       | 100
        DONT_COME         |  50    | 8   | 6+6 | PUSHED    |  50
        DONT_COME         |  50    | 8   | 6+4 | TRAVELLED |   0
        DONT_COME@10      |  50    | 8   | 6+4 | LOST      |   0
        DONT_COME@10      |  50    | 8   | 6+1 | WON       | 100
        DONT_COME@10      |  50    | 8   | 6+6 | STANDS    |   0
        DONT_COME@10      |  50    | off | 6+1 | WON       | 100
        ODDS_PASS         |  30    | 4   | 2+2 | WON       |  90
        ODDS_PASS         |  30    | 10  | 5+5 | WON       |  90
        ODDS_PASS         |  30    | 5   | 2+3 | WON       |  75
        ODDS_PASS         |  30    | 9   | 4+5 | WON       |  75
        ODDS_PASS         |  30    | 6   | 2+4 | WON       |  66
        ODDS_PASS         |  30    | 8   | 2+6 | WON       |  66
        ODDS_PASS         |   1.000001 | 6 | 3+3 | WON     |   2.200002
        ODDS_PASS         |  30    | 4   | 3+4 | LOST      |   0
        ODDS_PASS         |  30    | 4   | 6+6 | STANDS    |   0
        ODDS_DONT_PASS    |  30    | 4   | 3+4 | WON       |  45
        ODDS_DONT_PASS    |  30    | 5   | 3+4 | WON       |  50
        ODDS_DONT_PASS    |  30    | 6   | 3+4 | WON       |  55
        ODDS_DONT_PASS    |  10.000001 | 9 | 3+4 | WON     |  16.666668
        ODDS_DONT_PASS    |  30    | 6   | 3+3 | LOST      |   0
        ODDS_COME@4       |  30    | 8   | 1+3 | WON       |  90
        ODDS_COME@5       |  30    | 8   | 1+4 | WON       |  75
        ODDS_COME@6       |  30    | 8   | 1+5 | WON       |  66
        ODDS_COME@6       |  30    | 8   | 2+5 | LOST      |   0
        ODDS_COME@6       |  30    | 8   | 2+6 | STANDS    |   0
        ODDS_COME@6       |  30    | off | 1+5 | PUSHED    |  30
        ODDS_COME@6       |  30    | off | 2+5 | PUSHED    |  30
        ODDS_COME@6       |  30    | off | 2+6 | STANDS    |   0
        ODDS_COME@6 on    |  30    | off | 1+5 | WON       |  66
        ODDS_COME@6 on    |  30    | off | 2+5 | LOST      |   0
        ODDS_DONT_COME@4  |  30    | 8   | 2+5 | WON       |  45
        ODDS_DONT_COME@9  |  30    | off | 2+5 | WON       |  50
        ODDS_DONT_COME@6  |  30    | off | 1+5 | LOST      |   0
        FIELD             |  10    | off | 1+1 | WON       |  30
        FIELD             |  10    | off | 6+6 | WON       |  40
        FIELD             |  10    | 8   | 1+2 | WON       |  20
        FIELD             |  10    | 8   | 1+3 | WON       |  20
        FIELD             |  10    | 8   | 4+5 | WON       |  20
        FIELD             |  10    | 8   | 4+6 | WON       |  20
        FIELD             |  10    | 8   | 5+6 | WON       |  20
        FIELD             |  10    | 8   | 1+4 | LOST      |   0
        FIELD             |  10    | 8   | 5+1 | LOST      |   0
        FIELD             |  10    | 8   | 3+4 | LOST      |   0
        FIELD             |  10    | 8   | 4+4 | LOST      |   0
        HARD_4            |  10    | 8   | 2+2 | WON       |  80
        HARD_4            |  10    | 8   | 1+3 | LOST      |   0
        HARD_6            |  10    | 8   | 3+3 | WON       | 100
        HARD_6            |  10    | 8   | 4+2 | LOST      |   0
        HARD_6            |  10    | 8   | 4+3 | LOST      |   0
        HARD_6            |  10    | 8   | 4+4 | STANDS    |   0
        HARD_6            |  10    | off | 3+3 | STANDS    |   0
        HARD_6            |  10    | off | 4+3 | STANDS    |   0
        HARD_6 on         |  10    | off | 3+3 | WON       | 100
        HARD_6 on         |  10    | off | 4+3 | LOST      |   0
        HARD_8            |  10    | 6   | 4+4 | WON       | 100
        HARD_8            |  10    | 6   | 6+2 | LOST      |   0
        HARD_10           |  10    | 6   | 5+5 | WON       |  80
        HARD_10           |  10    | 6   | 6+4 | LOST      |   0
        NEXT_7            |  10    | off | 4+3 | WON       |  59
        NEXT_7            |  10    | 6   | 4+3 | WON       |  59
        NEXT_7            |  10    | 6   | 4+2 | LOST      |   0
        """)
    void settles(String bet, String stake, String puck, String dice, String outcome, String back) {
        var scene = Scene.at(puck(puck.trim())).bet(ALICE, bet.trim(), crap(stake.trim()));

        Scene.Outcomes outcomes = scene.roll(dice(dice.trim()));

        assertEquals(outcome, outcomes.of(ALICE));
        assertEquals(crap(back.trim()), outcomes.backTo(ALICE));
    }
}
