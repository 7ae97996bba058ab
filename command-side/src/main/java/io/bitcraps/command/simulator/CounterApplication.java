package io.bitcraps.command.simulator;

import io.bitcraps.command.consensus.Work;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the rules: the state is a hash over all items in order, and no item may be applied twice. Executes
 * blocks above the final one and remembers their states, as the real executor does.
 */
final class CounterApplication implements Application {

    private static final int MAX_ITEMS = 5;

    /** State after a block. */
    private record State(BlockId parent, Height height, long timeMs, Hash root, long entries, List<Hash> items) {
        LogHead log() {
            return new LogHead(entries, root);
        }
    }

    private final ChainId chain;
    private final Predicate<Hash> genuine;
    private final TreeMap<BlockId, State> states = new TreeMap<>();
    private final TreeMap<Hash, SignedAction> pool = new TreeMap<>();
    private final TreeSet<Hash> finalItems = new TreeSet<>();
    private BlockId tip;

    /** @param genuine whether a client signed the item with this ticket */
    CounterApplication(ChainId chain, BlockId genesis, Predicate<Hash> genuine) {
        this.chain = chain;
        this.genuine = genuine;
        this.tip = genesis;
        states.put(genesis, new State(genesis, Height.ZERO, 0, Hash.ZERO, 0, List.of()));
    }

    @Override
    public void submit(SignedAction item) {
        if (!finalItems.contains(item.ticket())) {
            pool.put(item.ticket(), item);
        }
    }

    @Override
    public @Nullable SignedAction pending(Hash ticket) {
        return pool.get(ticket);
    }

    @Override
    public boolean isFinal(Hash ticket) {
        return finalItems.contains(ticket);
    }

    @Override
    public Work work(BlockId head) {
        if (!states.containsKey(head)) {
            return Work.NONE;
        }
        TreeSet<Hash> applied = appliedAbove(head);
        for (Hash ticket : pool.keySet()) {
            if (!applied.contains(ticket)) {
                return new Work.Pending(ticket);
            }
        }
        return Work.NONE;
    }

    @Override
    public int waiting(BlockId head) {
        if (!states.containsKey(head)) {
            return 0;
        }
        TreeSet<Hash> applied = appliedAbove(head);
        return Math.toIntExact(pool.keySet().stream()
                .filter(ticket -> !applied.contains(ticket))
                .count());
    }

    @Override
    public @Nullable Block build(BlockId parent, View view, int proposer, long clockMs, boolean emptyToo) {
        State state = state(parent);
        TreeSet<Hash> applied = appliedAbove(parent);
        List<SignedAction> items = pool.values().stream()
                .filter(item -> !applied.contains(item.ticket()))
                .limit(MAX_ITEMS)
                .toList();
        if (items.isEmpty() && !emptyToo) {
            return null;
        }
        return block(parent, view, proposer, Math.max(clockMs, state.timeMs() + 1), items);
    }

    @Override
    public Block block(BlockId parent, View view, int proposer, long timeMs, List<SignedAction> items) {
        State before = state(parent);
        State after = apply(parent, before, timeMs, items);
        BlockHeader header = new BlockHeader(
                BlockHeader.VERSION,
                chain,
                Epoch.ZERO,
                after.height(),
                view,
                parent,
                proposer,
                timeMs,
                BlockCodec.bodyHash(items),
                before.log(),
                after.log(),
                after.root(),
                List.of(),
                items.size());
        BlockId id = BlockCodec.id(header);
        states.put(id, after);
        return new Block(id, header, items);
    }

    @Override
    public boolean knows(BlockId block) {
        return states.containsKey(block);
    }

    @Override
    public @Nullable String execute(Block block) {
        BlockHeader header = block.header();
        State before = state(header.parent());
        if (header.timeMs() <= before.timeMs()) {
            return "time does not increase";
        }
        TreeSet<Hash> applied = appliedAbove(header.parent());
        for (SignedAction item : block.actions()) {
            if (!genuine.test(item.ticket()) || finalItems.contains(item.ticket()) || !applied.add(item.ticket())) {
                return "an item is forged or applied twice";
            }
        }
        State after = apply(header.parent(), before, header.timeMs(), block.actions());
        if (!header.before().equals(before.log())
                || !header.after().equals(after.log())
                || !header.stateRoot().equals(after.root())
                || !header.height().equals(after.height())) {
            return "the header names other roots";
        }
        states.put(block.id(), after);
        return null;
    }

    @Override
    public void commit(List<BlockId> blocks) {
        for (BlockId id : blocks) {
            State state = state(id);
            InvariantViolation.check(state.parent().equals(tip), "final blocks form a chain");
            finalItems.addAll(state.items());
            state.items().forEach(pool::remove);
            states.remove(tip);
            tip = id;
        }
    }

    @Override
    public void drop(List<BlockId> blocks) {
        blocks.forEach(states::remove);
    }

    private State apply(BlockId parent, State before, long timeMs, List<SignedAction> items) {
        List<Hash> tickets = items.stream().map(SignedAction::ticket).toList();
        Hash root = before.root();
        for (Hash ticket : tickets) {
            root = Sha256.hash(root.bytes(), ticket.bytes());
        }
        return new State(parent, before.height().next(), timeMs, root, before.entries() + 1 + items.size(), tickets);
    }

    @SuppressWarnings("NonApiType") // callers need its order
    private TreeSet<Hash> appliedAbove(BlockId head) {
        List<Hash> items = new ArrayList<>();
        BlockId at = head;
        while (!at.equals(tip)) {
            State state = state(at);
            items.addAll(state.items());
            at = state.parent();
        }
        return new TreeSet<>(items);
    }

    private State state(BlockId block) {
        State state = states.get(block);
        if (state == null) {
            throw new InvariantViolation("asked to execute on a block that was never executed: " + block);
        }
        return state;
    }
}
