package io.bitcraps.query.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Outcome;
import io.bitcraps.events.craps.Result;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import io.bitcraps.query.projection.TableFold.Standing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableFoldTest {

    private static final TableId T1 = TableId.number(1);
    private static final PublicKey ALICE = new PublicKey(1, 2, 3, 4);
    private static final Spot PASS = Spot.of(BetKind.PASS);
    private static final Spot COME = Spot.of(BetKind.COME);
    private static final Spot HARD_6 = Spot.of(BetKind.HARD_6);

    private final TableFold table = new TableFold(new TableFold.Founding(T1, 5, ALICE, rules()));

    @Test
    void stakesOnOneSpotAddUp() {
        table.placed(bets(PASS, 5));
        table.placed(bets(PASS, 7));

        assertEquals(Map.of(PASS, new Standing(12, true)), table.bets.get(ALICE));
    }

    @Test
    void loweringLeavesTheRestAndTakingDownNothing() {
        table.placed(bets(PASS, 12));
        table.placed(bets(COME, 3));

        table.takenDown(new Event.BetsTakenDown(T1, 0, ALICE, List.of(wager(PASS, 5), wager(COME, 3)), Amount.ZERO));

        assertEquals(Map.of(PASS, new Standing(7, true)), table.bets.get(ALICE));
    }

    @Test
    void hardwaysAreOffOnTheComeOutUntilSwitchedOn() {
        table.placed(bets(HARD_6, 5));
        boolean before = standing(HARD_6).on();

        table.switched(new Event.BetsSwitched(T1, 0, ALICE, List.of(HARD_6), true));

        assertFalse(before);
        assertTrue(standing(HARD_6).on());
    }

    @Test
    void aComeBetTravelsToTheNumberThatAnOlderOneJustLeft() {
        Spot six = new Spot(BetKind.COME, 6);
        table.placed(bets(COME, 5));
        table.settled(settled(new Result(COME, Outcome.TRAVELLED, new Amount(5), Amount.ZERO, 6)));
        table.placed(bets(COME, 8));

        table.settled(settled(
                new Result(COME, Outcome.TRAVELLED, new Amount(8), Amount.ZERO, 6),
                new Result(six, Outcome.WON, new Amount(5), new Amount(5), 0)));

        assertEquals(Map.of(six, new Standing(8, true)), table.bets.get(ALICE));
    }

    @Test
    void diceUnlockTheTableAndNobodyIsReadyAnyMore() {
        table.joined(new Event.PlayerJoined(T1, ALICE, 2, Amount.ZERO));
        table.ready(ALICE);
        table.locked(40);

        table.rolled(new Event.DiceRolled(T1, 0, new Height(40), new Dice(3, 4), 0, true, 2), 99);

        assertEquals(1, table.nextRoll);
        assertEquals(1, table.hands);
        assertEquals(TableFold.UNLOCKED, table.lockHeight);
        assertEquals(Map.of(2, new TableFold.Chair(ALICE, false)), table.chairs);
    }

    @Test
    void rejectsASettlementOfABetThatDoesNotStand() {
        Event.Settled settled = settled(new Result(PASS, Outcome.LOST, new Amount(5), Amount.ZERO, 0));

        assertThrows(InvariantViolation.class, () -> table.settled(settled));
    }

    private Standing standing(Spot spot) {
        return table.bets.getOrDefault(ALICE, Map.of()).getOrDefault(spot, new Standing(0, false));
    }

    private static Event.BetsPlaced bets(Spot spot, long micro) {
        return new Event.BetsPlaced(T1, 0, ALICE, List.of(wager(spot, micro)), Amount.ZERO);
    }

    private static Wager wager(Spot spot, long micro) {
        return new Wager(spot, new Amount(micro));
    }

    private static Event.Settled settled(Result... results) {
        return new Event.Settled(T1, 0, ALICE, List.of(results), Amount.ZERO);
    }

    private static TableRules rules() {
        return new TableRules("corner", new Amount(1), new Amount(9), Hash.ZERO, 6, 1, Amount.ZERO, 0, 30_000, true);
    }
}
