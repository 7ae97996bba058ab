package io.bitcraps.events.audit;

import static io.bitcraps.events.audit.SyntheticChain.action;
import static io.bitcraps.events.audit.SyntheticChain.event;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.Outcome;
import io.bitcraps.events.craps.Result;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.crypto.DiceDerivation;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.money.Amount;
import java.util.Arrays;
import java.util.List;

/** Alice and Bob transfer, bet and roll: every kind of block that there is. The auditor knows no rules of the felt. */
final class Story {
    static final TableId TABLE = TableId.number(1);
    static final Amount STAKE = Amount.crap(5);
    static final Seed SEED = new Seed(new Height(2), seedBytes());
    static final Dice DICE = DiceDerivation.roll(seedBytes(), TABLE, 0);

    private static final PublicKey ALICE = World.ALICE.publicKey();
    private static final PublicKey BOB = World.BOB.publicKey();
    private static final Wager PASS = new Wager(Spot.of(BetKind.PASS), STAKE);

    private Story() {}

    private static byte[] seedBytes() {
        byte[] bytes = new byte[Seed.BYTES];
        Arrays.fill(bytes, (byte) 7);
        return bytes;
    }

    static Entry[] transfer(long nonce) {
        return transfer(nonce, Amount.crap(1));
    }

    static Entry[] transfer(long nonce, Amount amount) {
        return new Entry[] {
            action(World.ALICE, nonce, new ActionBody.Transfer(BOB, amount, "")),
            event(new Event.Transferred(ALICE, BOB, amount, Amount.ZERO, ""))
        };
    }

    static Entry[] betAndLock() {
        return new Entry[] {
            action(World.BOB, 0, new ActionBody.PlaceBets(TABLE, 0, List.of(PASS))),
            event(new Event.BetsPlaced(TABLE, 0, BOB, List.of(PASS), STAKE)),
            action(World.BOB, 1, new ActionBody.RollDice(TABLE, 0)),
            event(new Event.RollLocked(TABLE, 0, Hash.ZERO, STAKE))
        };
    }

    static Entry revealed() {
        return event(new Event.SeedRevealed(SEED.height(), SEED.hex()));
    }

    static Entry rolled(Dice dice) {
        return event(new Event.DiceRolled(TABLE, 0, SEED.height(), dice, 0, false, 0));
    }

    static Entry settled() {
        Result won = new Result(PASS.spot(), Outcome.WON, STAKE, STAKE, 0);
        return event(new Event.Settled(TABLE, 0, BOB, List.of(won), STAKE));
    }

    /** Four blocks: a transfer; a bet and its lock; its roll, with a transfer; nothing. */
    static SyntheticChain told() {
        Entry[] transfer = transfer(1);
        return new SyntheticChain()
                .block(transfer(0))
                .block(betAndLock())
                .block(revealed(), rolled(DICE), settled(), transfer[0], transfer[1])
                .block();
    }
}
