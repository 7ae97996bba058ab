package io.bitcraps.events.state;

import io.bitcraps.events.id.Hash;
import io.bitcraps.events.state.StateProof.Sibling;
import io.bitcraps.events.state.TrieNode.Inner;
import io.bitcraps.events.state.TrieNode.Leaf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that execution reads, under one root; see docs/protocol.md, "State root". Persistent: {@link #with} answers a
 * new trie that shares what did not change, so one per block above the last final one is cheap to keep and to drop.
 * The root depends on the leaves alone, not on how they came. Immutable and thread-safe.
 */
public final class StateTrie {

    public static final StateTrie EMPTY = new StateTrie(null);

    private final @Nullable TrieNode root;

    private StateTrie(@Nullable TrieNode root) {
        this.root = root;
    }

    /** @throws IllegalArgumentException if two values stand at one place */
    public static StateTrie of(Collection<? extends StateValue> values) {
        List<Change> changes = new ArrayList<>(values.size());
        for (StateValue value : values) {
            changes.add(Change.put(value));
        }
        return EMPTY.with(changes);
    }

    /** 32 zero bytes for the empty trie. */
    public Hash root() {
        return root == null ? Hash.ZERO : root.hash();
    }

    /** Number of leaves. */
    public int size() {
        return root == null ? 0 : root.size();
    }

    /** The value at this place, or null if there is none. */
    public @Nullable StateValue get(StateKey key) {
        Leaf leaf = nearest(key);
        return leaf != null && leaf.key().equals(key) ? leaf.value() : null;
    }

    /**
     * This trie with the changes, in any order; cheapest for all of a block at once. Removing what is not there and
     * putting what is there change nothing.
     *
     * @throws IllegalArgumentException if two changes have one key
     */
    public StateTrie with(Collection<? extends Change> changes) {
        Change[] sorted = changes.toArray(new Change[0]);
        Arrays.sort(sorted, Comparator.comparing(Change::key));
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i].key().equals(sorted[i - 1].key())) {
                throw new IllegalArgumentException("two changes of one leaf: " + sorted[i].key());
            }
        }
        StateTrie changed = new StateTrie(new TrieUpdate(sorted).apply(root));
        return changed.root().equals(root()) ? this : changed;
    }

    /** Proves what stands at this place, or that nothing does. */
    public StateProof prove(StateKey key) {
        List<Sibling> path = new ArrayList<>();
        TrieNode node = root;
        while (node instanceof Inner inner) {
            boolean right = key.hash().bit(inner.bit());
            path.add(new Sibling(inner.bit(), (right ? inner.left() : inner.right()).hash()));
            node = right ? inner.right() : inner.left();
        }
        return new StateProof(key, node instanceof Leaf leaf ? leaf.value() : null, path);
    }

    /** All values, in the order of their keys. */
    public void forEach(Consumer<? super StateValue> visitor) {
        if (root != null) {
            visit(root, visitor);
        }
    }

    private static void visit(TrieNode node, Consumer<? super StateValue> visitor) {
        switch (node) {
            case Leaf leaf -> visitor.accept(leaf.value());
            case Inner inner -> {
                visit(inner.left(), visitor);
                visit(inner.right(), visitor);
            }
        }
    }

    /** The only leaf that could have this key, or null in the empty trie. */
    private @Nullable Leaf nearest(StateKey key) {
        TrieNode node = root;
        while (node instanceof Inner inner) {
            node = key.hash().bit(inner.bit()) ? inner.right() : inner.left();
        }
        return (Leaf) node;
    }
}
