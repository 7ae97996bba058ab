package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The blocks above the last final one that are held, how far each is executed, and a few final ones for laggards. */
final class BlockTree {

    /** Final blocks kept to answer those who fetch singly; whoever lags more catches up by height. */
    static final int RECENT = 8;

    enum Status {
        HELD,
        VERIFYING,
        EXECUTING,
        EXECUTED
    }

    private static final class Node {
        private final Block block;
        private Status status = Status.HELD;

        Node(Block block) {
            this.block = block;
        }
    }

    /** The blocks of a path, or the one that is missing on it, or that it does not descend from the tip. */
    sealed interface Path {
        record Complete(List<Block> ascending) implements Path {}

        record Lacks(BlockId missing, @Nullable Block child) implements Path {}

        record Astray() implements Path {}
    }

    private final TreeMap<BlockId, Node> nodes = new TreeMap<>();
    private final TreeMap<Height, Block> recent = new TreeMap<>();
    private Tip tip;

    BlockTree(Tip tip) {
        this.tip = tip;
    }

    void put(Block block) {
        nodes.putIfAbsent(block.id(), new Node(block));
    }

    @Nullable
    Block get(BlockId id) {
        Node node = nodes.get(id);
        return node == null ? null : node.block;
    }

    /** Also finds the last few final blocks. */
    @Nullable
    Block find(BlockId id) {
        Node node = nodes.get(id);
        if (node != null) {
            return node.block;
        }
        return recent.values().stream()
                .filter(block -> block.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Status status(BlockId id) {
        Node node = nodes.get(id);
        return node == null ? null : node.status;
    }

    void mark(BlockId id, Status status) {
        Node node = nodes.get(id);
        if (node != null) {
            node.status = status;
        }
    }

    boolean isExecuted(BlockId id) {
        return id.equals(tip.block()) || status(id) == Status.EXECUTED;
    }

    /** Height of the tip or of a held block, or null. */
    @Nullable
    Height height(BlockId id) {
        if (id.equals(tip.block())) {
            return tip.height();
        }
        Block block = get(id);
        return block == null ? null : block.header().height();
    }

    /** The view of the tip or of a held block. */
    View viewOf(BlockId id) {
        return id.equals(tip.block())
                ? tip.view()
                : Objects.requireNonNull(get(id)).header().view();
    }

    /** From the tip's child up to {@code id}. */
    Path pathTo(BlockId id) {
        Deque<Block> path = new ArrayDeque<>();
        BlockId at = id;
        while (!at.equals(tip.block())) {
            Block block = get(at);
            if (block == null) {
                return new Path.Lacks(at, path.peekFirst());
            }
            if (block.header().height().compareTo(tip.height()) <= 0) {
                return new Path.Astray();
            }
            path.addFirst(block);
            at = block.header().parent();
        }
        return new Path.Complete(List.copyOf(path));
    }

    /**
     * Makes {@code newTip} the last final block and forgets what cannot descend from it.
     *
     * @return the losers, by ascending height
     */
    List<BlockId> raiseTip(Tip newTip) {
        tip = newTip;
        // After a catch-up the path down to the old tip may have gaps: what is held of it is final all the same.
        for (Node node = nodes.remove(newTip.block()); node != null; ) {
            recent.put(node.block.header().height(), node.block);
            node = nodes.remove(node.block.header().parent());
        }
        while (recent.size() > RECENT) {
            recent.pollFirstEntry();
        }
        List<Block> rest =
                new ArrayList<>(nodes.values().stream().map(node -> node.block).toList());
        rest.sort(Comparator.comparing((Block block) -> block.header().height()).thenComparing(Block::id));
        List<BlockId> lost = new ArrayList<>();
        for (Block block : rest) {
            boolean old = block.header().view().compareTo(newTip.view()) <= 0;
            if (old || pathTo(block.id()) instanceof Path.Astray) {
                nodes.remove(block.id());
                lost.add(block.id());
            }
        }
        return lost;
    }

    int size() {
        return nodes.size();
    }
}
