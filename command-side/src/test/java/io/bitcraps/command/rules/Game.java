package io.bitcraps.command.rules;

import static io.bitcraps.command.rules.Felts.*;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.id.View;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue.Account;
import io.bitcraps.events.state.StateValue.Parameters;
import io.bitcraps.events.state.StateValue.PendingLock;
import io.bitcraps.events.state.StateValue.Seat;
import io.bitcraps.events.state.StateValue.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays: every action is a block of its own, a second after the last one. Keeps the log, so that a test can replay
 * it, and commits each block, so that the invariants are checked at each.
 */
public final class Game {

    private static final long BLOCK_MS = 1_000;

    /** Who decides: the rules, or whatever a test puts in their place. */
    public interface Decider {
        List<Event> decide(Ledger ledger, Action action, BlockContext block);
    }

    private final Decider decider;
    private final GenesisLedger genesis;
    private final List<Entry> log = new ArrayList<>();
    private StateTrie state;
    private Ledger ledger;
    private BlockContext block = new BlockContext(Height.ZERO, START_MS);

    public Game(Parameters parameters) {
        this(parameters, Rules::decide);
    }

    public Game(Parameters parameters, Decider decider) {
        this.decider = decider;
        genesis = genesisLedger(parameters);
        state = genesis.state();
        ledger = new Ledger(state);
    }

    public static Game withDefaults() {
        return new Game(parameters());
    }

    /** One open table of Alice's, at which these players sit in this order. */
    public static Game atTable(TableRules rules, PublicKey... players) {
        Game game = withDefaults();
        game.open(rules, players);
        return game;
    }

    public Game open(TableRules rules, PublicKey... players) {
        act(ALICE, new ActionBody.CreateTable(rules));
        for (PublicKey player : players) {
            act(player, new ActionBody.JoinTable(T1));
        }
        return this;
    }

    public List<Event> act(PublicKey player, ActionBody body) {
        nextBlock();
        Account account = ledger.account(player);
        Action action = action(player, account == null ? 0 : account.nonce(), body);
        List<Event> events = decider.decide(ledger, action, block);
        evolve(new Entry.ActionEntry(new SignedAction(action, new byte[0], Hash.ZERO)));
        events.forEach(event -> evolve(new Entry.EventEntry(event)));
        commit();
        return events;
    }

    public List<Event> bet(PublicKey player, String wagers) {
        return act(player, new ActionBody.PlaceBets(T1, table().roll(), wagers(wagers)));
    }

    public List<Event> takeDown(PublicKey player, String wagers) {
        return act(player, new ActionBody.TakeDownBets(T1, table().roll(), wagers(wagers)));
    }

    public List<Event> rollDice(PublicKey player) {
        return act(player, new ActionBody.RollDice(T1, table().roll()));
    }

    /** The player rolls, and these dice fall in the block after. */
    public List<Event> roll(PublicKey player, String dice) {
        rollDice(player);
        return fall(dice(dice));
    }

    /** The dice for every lock that waits. */
    public List<Event> fall(Dice dice) {
        nextBlock();
        List<Event> all = new ArrayList<>();
        for (PendingLock lock : ledger.agenda().locks()) {
            List<Event> events = Rules.settle(ledger, lock, dice);
            events.forEach(event -> evolve(new Entry.EventEntry(event)));
            all.addAll(events);
        }
        commit();
        return all;
    }

    public Game later(long ms) {
        block = new BlockContext(block.height(), block.timeMs() + ms);
        return this;
    }

    public Table table() {
        return ledger.existingTable(T1);
    }

    public Account account(PublicKey key) {
        return ledger.openAccount(key);
    }

    public Seat seat(TableId table, PublicKey key) {
        return ledger.seat(table, key);
    }

    /** Every entry after those of genesis. */
    public List<Entry> log() {
        return List.copyOf(log);
    }

    public Ledger ledger() {
        return ledger;
    }

    public StateTrie state() {
        return state;
    }

    public BlockContext block() {
        return block;
    }

    /** The state that the log alone leads to, without a decision. */
    public StateTrie replayed() {
        StateTrie trie = genesis.state();
        Ledger replay = new Ledger(trie);
        BlockContext context = new BlockContext(Height.ZERO, START_MS);
        for (Entry entry : log) {
            if (entry instanceof Entry.BlockEntry opening) {
                trie = replay.commit();
                replay = new Ledger(trie);
                context = BlockContext.of(opening);
            }
            Rules.evolve(replay, entry, context);
        }
        return replay.commit();
    }

    private void nextBlock() {
        block = new BlockContext(block.height().next(), block.timeMs() + BLOCK_MS);
        evolve(new Entry.BlockEntry(
                CHAIN,
                Epoch.ZERO,
                block.height(),
                new View(block.height().value()),
                new BlockId(Hash.ZERO),
                0,
                block.timeMs()));
    }

    private void evolve(Entry entry) {
        log.add(entry);
        Rules.evolve(ledger, entry, block);
    }

    private void commit() {
        state = ledger.commit();
        ledger = new Ledger(state);
    }
}
