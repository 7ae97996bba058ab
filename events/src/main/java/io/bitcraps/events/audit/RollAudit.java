package io.bitcraps.events.audit;

import io.bitcraps.events.audit.export.ExportedBlock;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.block.SeedCheck;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.crypto.DiceDerivation;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The order of a block's events, and the dice. First come the carried seeds in ascending height; after each, for each
 * lock of that height in log order, the roll, at most one settlement per seat, and the end of a closing table. Then
 * actions with their events, which lock tables but never roll. A seed reveals all locks of its height.
 */
final class RollAudit {
    private final SeedCheck seedCheck;
    private final Findings findings;
    /** Locks that wait for their seed: at most one per open table. */
    private final SortedMap<Height, Locked> waiting = new TreeMap<>();

    private final SortedSet<TableId> lockedTables = new TreeSet<>();
    private final Deque<Seed> seeds = new ArrayDeque<>();
    private final Deque<Lock> due = new ArrayDeque<>();
    private final SortedSet<PublicKey> settled = new TreeSet<>();
    private Locked own = new Locked(new BlockId(Hash.ZERO), new ArrayList<>());
    private boolean rolling;
    private @Nullable Seed seed;
    private @Nullable Lock rolled;
    private long checked;

    private record Lock(TableId table, long roll) {}

    /** The locks of one block, in log order. */
    private record Locked(BlockId block, List<Lock> locks) {}

    RollAudit(SeedCheck seedCheck, Findings findings) {
        this.seedCheck = seedCheck;
        this.findings = findings;
    }

    long checked() {
        return checked;
    }

    void begin(ExportedBlock block) {
        seeds.clear();
        seeds.addAll(block.header().seeds());
        due.clear();
        own = new Locked(block.id(), new ArrayList<>());
        rolling = true;
        seed = null;
        rolled = null;
    }

    /** Locks of the block wait from now on. */
    void end(BlockHeader header, String place) {
        endOfRolls(place);
        if (!own.locks().isEmpty()) {
            waiting.put(header.height(), own);
        }
    }

    /** At the first action, or at the end of a block without any; later calls do nothing. */
    void endOfRolls(String place) {
        if (rolling) {
            findings.check(seeds.isEmpty(), Finding.Kind.SEED, place, "a seed of the header is not among the entries");
            findings.check(due.isEmpty(), Finding.Kind.DICE, place, "a lock whose seed is revealed was not rolled");
        }
        rolling = false;
    }

    void event(Event event, String place) {
        switch (event) {
            case Event.SeedRevealed e -> reveal(e, place);
            case Event.DiceRolled e -> roll(e, place);
            case Event.Settled e -> settle(e, place);
            case Event.RollLocked e -> lock(e, place);
            case Event.PlayerLeft e -> endOfTable(e.table(), place);
            case Event.TableClosed e -> endOfTable(e.table(), place);
            case Event.TokensIssued e -> ordered(false, place, "tokens are issued at genesis only");
            case Event.TokensGranted e -> ofAnAction(place);
            case Event.AccountOpened e -> ofAnAction(place);
            case Event.FeeCharged e -> ofAnAction(place);
            case Event.ActionRefused e -> ofAnAction(place);
            case Event.ValidatorConvicted e -> ofAnAction(place);
            case Event.Transferred e -> ofAnAction(place);
            case Event.TableCreated e -> ofAnAction(place);
            case Event.PlayerInvited e -> ofAnAction(place);
            case Event.PlayerJoined e -> ofAnAction(place);
            case Event.GameStarted e -> ofAnAction(place);
            case Event.TableClosing e -> ofAnAction(place);
            case Event.DicePassed e -> ofAnAction(place);
            case Event.PlayerReady e -> ofAnAction(place);
            case Event.BetsPlaced e -> ofAnAction(place);
            case Event.BetsTakenDown e -> ofAnAction(place);
            case Event.BetsSwitched e -> ofAnAction(place);
        }
    }

    private void reveal(Event.SeedRevealed event, String place) {
        ordered(rolling && due.isEmpty(), place, "a seed stands before the actions, after the rolls of the one before");
        seed = seeds.poll();
        rolled = null;
        boolean carried = seed != null
                && seed.height().equals(event.height())
                && seed.hex().equals(event.signature());
        findings.check(carried, Finding.Kind.SEED, place, "is not the next seed of the header");
        due.clear();
        Locked locked = waiting.remove(event.height());
        if (locked == null) {
            findings.add(Finding.Kind.SEED, place, "no lock of height " + event.height() + " waits for it");
            return;
        }
        locked.locks().forEach(lock -> lockedTables.remove(lock.table()));
        due.addAll(locked.locks());
        findings.check(
                !carried || seedCheck.holds(seed, locked.block()),
                Finding.Kind.SEED,
                place,
                "is not the committee's signature over the block of height " + event.height());
    }

    private void roll(Event.DiceRolled event, String place) {
        checked++;
        ordered(rolling, place, "dice fall before the actions of a block");
        rolled = new Lock(event.table(), event.roll());
        settled.clear();
        Lock expected = due.poll();
        Seed revealed = seed;
        if (revealed == null || !rolled.equals(expected) || !event.lock().equals(revealed.height())) {
            findings.add(Finding.Kind.DICE, place, "is not the next lock of the revealed height");
            return;
        }
        Dice dice = DiceDerivation.roll(revealed.signature(), event.table(), event.roll());
        findings.check(
                dice.equals(event.dice()),
                Finding.Kind.DICE,
                place,
                "the seed gives " + dice + ", not " + event.dice());
    }

    private void settle(Event.Settled event, String place) {
        ordered(
                rolling && new Lock(event.table(), event.roll()).equals(rolled) && settled.add(event.player()),
                place,
                "a settlement follows its roll, once per seat");
    }

    private void lock(Event.RollLocked event, String place) {
        ofAnAction(place);
        findings.check(lockedTables.add(event.table()), Finding.Kind.DICE, place, "the table is locked already");
        own.locks().add(new Lock(event.table(), event.roll()));
    }

    private void endOfTable(TableId table, String place) {
        boolean afterRoll = rolled != null && rolled.table().equals(table);
        ordered(!rolling || afterRoll, place, "a table ends by an action or after its roll");
    }

    private void ofAnAction(String place) {
        ordered(!rolling, place, "the event follows no action");
    }

    private void ordered(boolean holds, String place, String sentence) {
        findings.check(holds, Finding.Kind.ENTRY_ORDER, place, sentence);
    }
}
