package io.bitcraps.events.action;

import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import java.util.List;

/** What a player asks for, in the imperative. The account that asks is the action's, see {@link Action}. */
public sealed interface ActionBody {

    /** Tokens from the treasury; only the faucet key of the genesis may ask, only on networks that have one. */
    record Grant(PublicKey to, Amount amount) implements ActionBody {}

    /** @param memo lower-case hex of a commitment of at most 32 bytes, or empty; the text lives beside the log */
    record Transfer(PublicKey to, Amount amount, String memo) implements ActionBody {}

    record CreateTable(TableRules rules) implements ActionBody {}

    record InvitePlayer(TableId table, PublicKey player) implements ActionBody {}

    record JoinTable(TableId table) implements ActionBody {}

    record LeaveTable(TableId table) implements ActionBody {}

    /** By the table's creator: no joins and no new bets from now on; what stands is rolled to its end. */
    record CloseTable(TableId table) implements ActionBody {}

    /** By the shooter: the dice go to the next seat. */
    record PassDice(TableId table) implements ActionBody {}

    /** This seat needs no more betting time before {@code roll}. */
    record BeReady(TableId table, long roll) implements ActionBody {}

    /** Places or raises, all or none; refused as stale at any other roll. At most 32 wagers. */
    record PlaceBets(TableId table, long roll, List<Wager> wagers) implements ActionBody {
        public PlaceBets {
            wagers = List.copyOf(wagers);
        }
    }

    /** Lowers by the amounts, or takes down where the amount is the whole stake, all or none. */
    record TakeDownBets(TableId table, long roll, List<Wager> wagers) implements ActionBody {
        public TakeDownBets {
            wagers = List.copyOf(wagers);
        }
    }

    /** Switches bets on or off for come-out rolls; a switch stays until changed. All or none. */
    record SwitchBets(TableId table, long roll, List<Spot> spots, boolean on) implements ActionBody {
        public SwitchBets {
            spots = List.copyOf(spots);
        }
    }

    /** Locks the table for roll number {@code roll}; the dice follow from the beacon once the lock is final. */
    record RollDice(TableId table, long roll) implements ActionBody {}

    /**
     * Two votes that convict the validator who signed both. Anybody may report them: the votes prove themselves.
     *
     * @param first a vote in binary, lower-case hex
     * @param second another of the same validator and view
     */
    record ReportEvidence(String first, String second) implements ActionBody {}
}
