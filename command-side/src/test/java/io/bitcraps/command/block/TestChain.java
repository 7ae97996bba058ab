package io.bitcraps.command.block;

import static io.bitcraps.command.rules.Felts.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.command.rules.Felts;
import io.bitcraps.command.rules.GenesisLedger;
import io.bitcraps.command.rules.Ledger;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.id.View;
import io.bitcraps.events.log.EntryCodec;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.events.state.StateValue.Table;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A chain that grows by whatever block a test wants. Players are the numbers of their keys, 1 to 12. */
final class TestChain {

    static final int PLAYERS = 12;

    /** Roomy in all respects; a test narrows the one it is about. */
    static final Genesis.Limits WIDE = new Genesis.Limits(1 << 20, 1_000, 8_000, 16, 64, 12);

    static final SortedMap<Height, Seed> NO_SEEDS = Collections.emptySortedMap();

    /** Actions signed since the tip. */
    private final SortedMap<PublicKey, Integer> signed = new TreeMap<>();

    private ChainState tip = genesis();

    /** The seed of a height is a hash of its block's id, and every other is false. */
    static Seed seed(Height height, BlockId lockBlock) {
        byte[] hash = Sha256.hash(lockBlock.hash().bytes()).bytes();
        return new Seed(height, Arrays.copyOf(hash, Seed.BYTES));
    }

    static BlockExecutor executor(Genesis.Limits limits) {
        return new BlockExecutor(
                CHAIN, limits, (seed, lockBlock) -> seed.equals(seed(seed.height(), lockBlock)), Decider.RULES);
    }

    private static ChainState genesis() {
        Genesis some = Felts.genesis(parameters());
        List<Genesis.Allocation> allocations = IntStream.rangeClosed(1, PLAYERS)
                .mapToObj(player -> new Genesis.Allocation(key(player), crap("10000")))
                .toList();
        var genesis = new Genesis(
                some.name(),
                some.timeMs(),
                some.committee(),
                some.groupKey(),
                some.dealt(),
                some.treasury(),
                allocations,
                some.parameters(),
                some.payTables(),
                WIDE,
                some.timing());
        GenesisLedger ledger = GenesisLedger.of(genesis, CHAIN, Hash.ZERO);
        Frontier log = Frontier.EMPTY.appendEntries(
                ledger.entries().stream().map(EntryCodec::encode).toList());
        return new ChainState(
                new BlockId(Hash.ZERO), Height.ZERO, START_MS, ledger.state(), log, Collections.emptySortedMap());
    }

    ChainState tip() {
        return tip;
    }

    Ledger ledger() {
        return new Ledger(tip.state());
    }

    /** The player's next action after those it signed since the tip. */
    SignedAction sign(int player, ActionBody body) {
        PublicKey account = key(player);
        long nonce = ledger().openAccount(account).nonce() + signed.merge(account, 1, Integer::sum) - 1;
        return ActionCodec.sign(action(account, nonce, body), signingKey(player));
    }

    SignedAction roll(int player, TableId table) {
        return sign(player, new ActionBody.RollDice(table, table(table).roll()));
    }

    Table table(TableId id) {
        return ledger().existingTable(id);
    }

    /** Seeds of all the locks that wait. */
    SortedMap<Height, Seed> seeds() {
        SortedMap<Height, Seed> seeds = new TreeMap<>();
        tip.waitingLocks().forEach((height, block) -> seeds.put(height, seed(height, block)));
        return seeds;
    }

    /** A block that is not added. */
    ExecutedBlock draft(Genesis.Limits limits, SortedMap<Height, Seed> held, List<SignedAction> candidates) {
        var opening =
                new BlockExecutor.Opening(Epoch.ZERO, new View(tip.height().value() + 1), 0, tip.timeMs() + 1_000);
        return executor(limits).build(tip, opening, held, candidates);
    }

    /** Adds a block of all these actions, without seeds. */
    ExecutedBlock add(SignedAction... actions) {
        ExecutedBlock block = draft(WIDE, NO_SEEDS, List.of(actions));
        assertEquals(actions.length, block.block().actions().size(), "all are includable");
        return add(block);
    }

    ExecutedBlock add(ExecutedBlock block) {
        tip = block.after();
        signed.clear();
        return block;
    }

    /** {@code valid}, or the reason why the block is not. */
    String verdict(Genesis.Limits limits, SortedMap<Height, Seed> held, Block block) {
        return switch (executor(limits).verify(tip, block, held)) {
            case Verdict.Valid valid -> "valid";
            case Verdict.Invalid invalid -> invalid.reason();
        };
    }

    /** Opens so many tables, each with its creator and a pass bet on it, so that each can be rolled for. */
    List<TableId> tables(int count) {
        for (int player = 1; player <= count; player++) {
            add(sign(player, new ActionBody.CreateTable(rules())));
            TableId id = TableId.number(player);
            add(sign(player, new ActionBody.JoinTable(id)));
            add(sign(player, new ActionBody.PlaceBets(id, 0, wagers("PASS 1"))));
        }
        return IntStream.rangeClosed(1, count).mapToObj(TableId::number).toList();
    }
}
