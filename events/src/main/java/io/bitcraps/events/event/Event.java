package io.bitcraps.events.event;

import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Result;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.id.View;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.money.Posting;
import java.util.List;

/**
 * An effect, past tense: of an action, of a roll or of the genesis. {@link #postings} follow from the members; they
 * stand in the entry too, so that balances fold from the log alone, and a decoder compares.
 */
public sealed interface Event {

    /** Every movement of tokens by this event, in order; empty for an event that moves none. */
    default List<Posting> postings() {
        return Postings.of(this);
    }

    /** At genesis: the treasury's tokens, and those of other keys where {@code to} names one. */
    record TokensIssued(Amount amount) implements Event {}

    record TokensGranted(PublicKey to, Amount amount) implements Event {}

    /** @param fee paid by {@code payer}; 0 where the account opens at genesis */
    record AccountOpened(PublicKey account, PublicKey payer, Amount fee) implements Event {}

    record FeeCharged(PublicKey account, Amount amount) implements Event {}

    /** @param fits how much would have been taken where the reason is a limit, else 0 */
    record ActionRefused(PublicKey account, Nonce nonce, RefusalReason reason, Amount fits) implements Event {}

    record Transferred(PublicKey from, PublicKey to, Amount amount, Amount fee, String memo) implements Event {}

    /** @param deposit held of the creator until the table is closed */
    record TableCreated(TableId table, PublicKey creator, TableRules rules, Amount deposit) implements Event {}

    record PlayerInvited(TableId table, PublicKey player) implements Event {}

    record PlayerJoined(TableId table, PublicKey player, int seat, Amount ante) implements Event {}

    record GameStarted(TableId table) implements Event {}

    record PlayerLeft(TableId table, PublicKey player, int seat, Amount ante) implements Event {}

    record TableClosing(TableId table) implements Event {}

    record TableClosed(TableId table, PublicKey creator, Amount deposit) implements Event {}

    /** @param seat of the new shooter, or -1 if nobody is seated */
    record DicePassed(TableId table, int seat) implements Event {}

    record PlayerReady(TableId table, PublicKey player, long roll) implements Event {}

    /**
     * @param reserved added to the exposure for these wagers
     */
    record BetsPlaced(TableId table, long roll, PublicKey player, List<Wager> wagers, Amount reserved)
            implements Event {
        public BetsPlaced {
            wagers = List.copyOf(wagers);
        }
    }

    /**
     * @param wagers what came off, odds above a lowered flat bet's cap included
     * @param released taken from the exposure
     */
    record BetsTakenDown(TableId table, long roll, PublicKey player, List<Wager> wagers, Amount released)
            implements Event {
        public BetsTakenDown {
            wagers = List.copyOf(wagers);
        }
    }

    record BetsSwitched(TableId table, long roll, PublicKey player, List<Spot> spots, boolean on) implements Event {
        public BetsSwitched {
            spots = List.copyOf(spots);
        }
    }

    /** @param bets hash that binds every bet on the table at the lock */
    record RollLocked(TableId table, long roll, Hash bets, Amount exposure) implements Event {}

    /** @param signature lower-case hex of the 48-byte group signature over chain, epoch, height and block id */
    record SeedRevealed(Height height, String signature) implements Event {}

    /**
     * @param lock height of the block that holds the lock
     * @param point after the roll, 0 if off
     * @param sevenOut whether the roll ended the hand
     * @param shooter seat that throws next, or -1
     */
    record DiceRolled(TableId table, long roll, Height lock, Dice dice, int point, boolean sevenOut, int shooter)
            implements Event {}

    /**
     * The report before it holds two votes that this validator signed and no honest one does; once an epoch for each.
     *
     * @param validator place in the committee of the epoch
     * @param view of both votes
     */
    record ValidatorConvicted(Epoch epoch, int validator, View view, Evidence.Offence offence) implements Event {}

    /** @param released taken from the exposure by these results: each bet's reserve before it less that after it */
    record Settled(TableId table, long roll, PublicKey player, List<Result> results, Amount released) implements Event {
        public Settled {
            results = List.copyOf(results);
        }
    }
}
