package io.bitcraps.command.block;

import io.bitcraps.command.rules.BlockContext;
import io.bitcraps.command.rules.Includable;
import io.bitcraps.command.rules.Ledger;
import io.bitcraps.command.rules.Rules;
import io.bitcraps.command.rules.Unincludable;
import io.bitcraps.command.rules.roll.SettlementSize;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.crypto.DiceDerivation;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.EntryCodec;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue.Chair;
import io.bitcraps.events.state.StateValue.PendingLock;
import io.bitcraps.events.state.StateValue.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One block while it is executed: entries in the order of docs/protocol.md, effects applied as they are decided. */
final class Execution {

    private final ChainId chain;
    private final Genesis.Limits limits;
    private final Decider decider;
    private final ChainState parent;
    private final BlockContext context;
    private final Ledger ledger;
    private final List<byte[]> entries = new ArrayList<>();
    private final SortedMap<Height, BlockId> lockBlocks;
    private final SortedMap<PublicKey, Integer> actionsByAccount = new TreeMap<>();
    private int actions;
    private Load locked = Load.ONE_SEED;
    private long entryBytes;

    Execution(ChainId chain, Genesis.Limits limits, Decider decider, ChainState parent, Entry.BlockEntry opening) {
        this.chain = chain;
        this.limits = limits;
        this.decider = decider;
        this.parent = parent;
        this.context = new BlockContext(opening.height(), opening.timeMs());
        this.ledger = new Ledger(parent.state());
        this.lockBlocks = parent.waitingLocks();
        append(opening);
    }

    /** The locks' heights that wait for a seed, with their blocks' ids; none of this block itself. */
    SortedMap<Height, BlockId> lockBlocks() {
        return lockBlocks;
    }

    /** Settles every roll that was locked at the seed's height. The seed was checked. */
    void reveal(Seed seed) {
        append(new Entry.EventEntry(new Event.SeedRevealed(seed.height(), seed.hex())));
        for (PendingLock lock : locksOf(seed.height())) {
            Dice dice = DiceDerivation.roll(seed.signature(), lock.table(), lock.roll());
            Rules.settle(ledger, lock, dice).forEach(this::apply);
        }
        lockBlocks.remove(seed.height());
    }

    /**
     * Executes the action if the block may hold it.
     *
     * @return null if it was included, else why not
     */
    @Nullable
    String include(SignedAction signed) {
        if (actions == limits.blockActions()) {
            return "the block holds as many actions as allowed";
        }
        int earlier = actionsByAccount.getOrDefault(signed.action().account(), 0);
        Optional<Unincludable> refusal = Includable.check(ledger, signed.action(), context, chain, earlier);
        if (refusal.isPresent()) {
            return refusal.get().sentence();
        }
        List<Event> effects = decider.decide(ledger, signed.action(), context);
        Load lockedToo = lockedWith(effects);
        if (!lockedToo.fits(limits)) {
            return "the next block could not settle another roll";
        }
        List<Entry> more = new ArrayList<>(1 + effects.size());
        more.add(new Entry.ActionEntry(signed));
        effects.forEach(effect -> more.add(new Entry.EventEntry(effect)));
        List<byte[]> encoded = more.stream().map(EntryCodec::encode).toList();
        if (!fits(encoded)) {
            return "the block holds as many entries, or bytes of them, as allowed";
        }
        for (int i = 0; i < more.size(); i++) {
            append(more.get(i), encoded.get(i));
        }
        actions++;
        locked = lockedToo;
        actionsByAccount.merge(signed.action().account(), 1, Math::addExact);
        return null;
    }

    /** Rolls that wait for this height's seed, in log order. */
    List<PendingLock> locksOf(Height height) {
        return ledger.agenda().locks().stream()
                .filter(lock -> lock.height().equals(height))
                .toList();
    }

    /** What a block settles that carries the seed of this height. */
    Load load(Height height) {
        Load load = Load.ONE_SEED;
        for (PendingLock lock : locksOf(height)) {
            load = load.plusRoll(settlementOf(lock.table()));
        }
        return load;
    }

    private Load lockedWith(List<Event> effects) {
        for (Event effect : effects) {
            if (effect instanceof Event.RollLocked lock) {
                return locked.plusRoll(settlementOf(lock.table()));
            }
        }
        return locked;
    }

    private SettlementSize settlementOf(TableId table) {
        int bets = 0;
        Table settled = ledger.existingTable(table);
        for (Chair chair : settled.chairs()) {
            bets += ledger.seat(table, chair.player()).bets().size();
        }
        return SettlementSize.of(settled.chairs().size(), bets);
    }

    private void apply(Event event) {
        append(new Entry.EventEntry(event));
    }

    private boolean fits(List<byte[]> more) {
        long bytes = entryBytes;
        for (byte[] entry : more) {
            bytes += entry.length;
        }
        return entries.size() + more.size() <= limits.blockEntries() && bytes <= limits.actedEntryBytes();
    }

    private void append(Entry entry) {
        append(entry, EntryCodec.encode(entry));
    }

    private void append(Entry entry, byte[] bytes) {
        Rules.evolve(ledger, entry, context);
        InvariantViolation.check(bytes.length <= Entry.MAX_BYTES, "an entry is longer than a bundle can hold");
        entries.add(bytes);
        entryBytes += bytes.length;
    }

    Result finish() {
        StateTrie state = ledger.commit();
        Frontier log = parent.log().appendEntries(entries);
        return new Result(state, log, log.head(), entries, lockBlocks, locked.rolls());
    }

    record Result(
            StateTrie state,
            Frontier log,
            LogHead head,
            List<byte[]> entries,
            SortedMap<Height, BlockId> lockBlocks,
            int locks) {}
}
