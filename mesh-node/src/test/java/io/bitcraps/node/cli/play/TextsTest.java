package io.bitcraps.node.cli.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.money.Amount;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TextsTest {

    @Property(tries = 300)
    void readsEveryAmountAsItIsPrinted(@ForAll @LongRange(min = 0, max = 99_999_999_999_999L) long micro) {
        assertEquals(new Amount(micro), Texts.amount(new Amount(micro).toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.", ".5", "-1", "+1", "1e3", "1,5", "0.0000001", "123456789", " 1", "\u0661"})
    void refusesWhatIsNoAmount(String text) {
        assertThrows(TypeConversionException.class, () -> Texts.amount(text));
    }

    @Test
    void readsWagers() {
        assertEquals(new Wager(Spot.of(BetKind.PASS), Amount.crap(5)), Texts.wager("pass=5"));
        assertEquals(new Wager(new Spot(BetKind.ODDS_COME, 6), Amount.crap(10)), Texts.wager("odds-come@6=10"));
        assertEquals(new Wager(Spot.of(BetKind.FIELD), new Amount(1_500_000)), Texts.wager("field=1.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass", "pass=", "=5", "pas=5", "come@=5", "come@13=5", "come@6@6=5", "pass=5=5", "PASS=5"})
    void refusesWhatIsNoWager(String text) {
        assertThrows(TypeConversionException.class, () -> Texts.wager(text));
    }

    @Test
    void namesTheBetsThereAre() {
        var refusal = assertThrows(TypeConversionException.class, () -> Texts.spot("muggsy"));

        assertTrue(String.valueOf(refusal.getMessage()).contains("dont-pass"));
    }

    @Test
    void printsNothingOfAStrangerThatMovesTheCursor() {
        assertEquals(
                "\ufffd[31mred\ufffd \ufffdevil \u00e9\ud83c\udfb2",
                Texts.printable("\u001b[31mred\r \u202eevil \u00e9\ud83c\udfb2"));
    }
}
