package io.bitcraps.command.rules.roll;

import static io.bitcraps.command.rules.Felts.ALICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.rules.bets.kind.BetRules;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Outcome;
import io.bitcraps.events.craps.Result;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.EntryCodec;
import io.bitcraps.events.money.Amount;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlementSizeTest {

    private static final Amount SUPPLY = Amount.crap(21_000_000);
    private static final long MOST = Long.MAX_VALUE;
    private static final TableId TABLE = TableId.number(MOST);

    @Test
    void aFullTableHasABetOnEverySpotOfEverySeat() {
        assertEquals(36, BetRules.spots());
        assertEquals(new SettlementSize(27, 102_400), SettlementSize.FULL_TABLE);
    }

    @Test
    void itsPartsAreNoShorterThanTheLongestEntriesThereCanBe() {
        long ofTheRoll = length(new Event.SeedRevealed(new Height(MOST), "8f".repeat(48)))
                + length(new Event.DiceRolled(TABLE, MOST, new Height(MOST), new Dice(6, 6), 10, false, 11))
                + length(new Event.TableClosed(TABLE, ALICE, SUPPLY));
        long left = length(new Event.PlayerLeft(TABLE, ALICE, 11, SUPPLY));

        assertAtMost(SettlementSize.of(0, 0).bytes(), ofTheRoll);
        for (int bets = 1; bets <= BetRules.spots(); bets++) {
            long settled = length(new Event.Settled(TABLE, MOST, ALICE, results(bets), SUPPLY));
            assertAtMost(
                    SettlementSize.of(1, bets).bytes() - SettlementSize.of(0, 0).bytes(), settled + left);
        }
    }

    /** With a win and a loss among them, so that every posting is there. */
    private static List<Result> results(int count) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Outcome outcome = i == 0 ? Outcome.WON : i == 1 ? Outcome.LOST : Outcome.TRAVELLED;
            results.add(new Result(new Spot(BetKind.ODDS_DONT_COME, 10), outcome, SUPPLY, SUPPLY, 10));
        }
        return results;
    }

    private static long length(Event event) {
        return EntryCodec.encode(new Entry.EventEntry(event)).length;
    }

    private static void assertAtMost(long bound, long bytes) {
        assertTrue(bytes <= bound, () -> bytes + " bytes, the bound is " + bound);
    }
}
