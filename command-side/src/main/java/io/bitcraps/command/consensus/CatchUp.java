package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.id.BlockId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that every certified block is held and executed: fetches what is missing from whoever may have it, and
 * says so when that is too much to fetch block by block.
 */
final class CatchUp {

    /** Heights above the last final one that are fetched singly while a finality certificate is pending. */
    static final int DEPTH = BlockTree.RECENT;

    private static final class Fetch {
        private final int first;
        private int attempts;
        /** Those whose answer is awaited: nobody else is listened to. */
        private final Set<Integer> asked = new TreeSet<>();
        /** Those that lack the block, each counted once however often it says so. */
        private final Set<Integer> lacking = new TreeSet<>();

        private int unknownsSinceRetry;

        Fetch(int first) {
            this.first = first;
        }
    }

    private final ReplicaState state;
    private final TreeMap<BlockId, Fetch> fetches = new TreeMap<>();

    CatchUp(ReplicaState state) {
        this.state = state;
    }

    void step() {
        if (state.behind) {
            return;
        }
        TreeMap<BlockId, Fetch> wanted = new TreeMap<>();
        for (Round round : state.rounds.certified()) {
            BlockId certified = round.certifiedBlock();
            if (certified != null) {
                pursue(certified, state.setup.leader(round.view()), wanted);
            }
        }
        fetches.clear();
        fetches.putAll(wanted);
    }

    /** @return whether it was asked for */
    boolean receive(Block block) {
        if (fetches.remove(block.id()) == null) {
            return false;
        }
        state.tree.put(block);
        Certificate pending = state.pendingFinality;
        if (pending != null
                && block.header().height().value() > state.tip.height().value() + DEPTH
                && state.tree.pathTo(block.id()) instanceof BlockTree.Path.Lacks) {
            fallBehind(pending);
        }
        return true;
    }

    /**
     * The one asked does not have it: another may. Once more than f said so, an honest one did, and what it lacks is
     * final and long stored.
     */
    void unknown(int from, BlockId id) {
        Fetch fetch = fetches.get(id);
        if (fetch == null || !fetch.asked.remove(from)) {
            return;
        }
        fetch.lacking.add(from);
        fetch.unknownsSinceRetry++;
        Certificate pending = state.pendingFinality;
        if (pending != null && fetch.lacking.size() > state.setup.committee().faulty()) {
            fallBehind(pending);
        } else if (fetch.unknownsSinceRetry < state.setup.size() - 1) {
            fetch.attempts++;
            request(id, fetch);
        }
    }

    void retry() {
        Certificate pending = state.pendingFinality;
        if (state.behind && pending != null) {
            state.emit(new Effect.Behind(pending));
        }
        fetches.forEach((id, fetch) -> {
            fetch.attempts++;
            fetch.unknownsSinceRetry = 0;
            request(id, fetch);
        });
    }

    int size() {
        return fetches.size();
    }

    private void fallBehind(Certificate pending) {
        state.behind = true;
        fetches.clear();
        state.emit(new Effect.Behind(pending));
    }

    private void pursue(BlockId certified, int leader, Map<BlockId, Fetch> wanted) {
        switch (state.tree.pathTo(certified)) {
            case BlockTree.Path.Astray() ->
                state.halt("the certified block " + certified
                        + " does not descend from the last final one: more than f validators are faulty");
            case BlockTree.Path.Lacks(BlockId missing, @Nullable Block child) -> {
                int first = child == null ? leader : child.header().proposer();
                Fetch fetch = fetches.get(missing);
                if (fetch == null && !wanted.containsKey(missing)) {
                    fetch = new Fetch(first);
                    request(missing, fetch);
                }
                if (fetch != null) {
                    wanted.put(missing, fetch);
                }
            }
            case BlockTree.Path.Complete complete -> {
                for (Block block : complete.ascending()) {
                    if (!state.tree.isExecuted(block.id())) {
                        execute(block);
                        return;
                    }
                }
            }
        }
    }

    private void execute(Block block) {
        if (Objects.requireNonNull(state.tree.status(block.id())) == BlockTree.Status.HELD) {
            state.tree.mark(block.id(), BlockTree.Status.EXECUTING);
            state.emit(new Effect.Execute(block));
        }
    }

    /** Asks the leader of its view first, then the others in turn. */
    private void request(BlockId id, Fetch fetch) {
        int others = state.setup.size() - 1;
        if (others == 0) {
            return;
        }
        int target = (fetch.first + fetch.attempts) % state.setup.size();
        if (target == state.setup.self()) {
            fetch.attempts++;
            target = (target + 1) % state.setup.size();
        }
        fetch.asked.add(target);
        state.send(target, new Message.BlockRequest(id));
    }
}
