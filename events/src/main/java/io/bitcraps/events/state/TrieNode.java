package io.bitcraps.events.state;

import io.bitcraps.events.id.Hash;

/** A node of the state trie; see docs/protocol.md, "State root". Immutable, so that tries share what is equal. */
sealed interface TrieNode {

    Hash hash();

    /** Key of the first leaf under this node: all leaves under it agree with that one before {@link #bit}. */
    Hash path();

    /** Index of the bit that parts the leaves under this node; 256 for a leaf. */
    int bit();

    /** Number of leaves. */
    int size();

    record Leaf(StateKey key, StateValue value, Hash hash) implements TrieNode {

        @Override
        public Hash path() {
            return key.hash();
        }

        @Override
        public int bit() {
            return 8 * Hash.BYTES;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    /**
     * @param path kept here, as following it down would cost a memory access a level
     * @param left the leaves whose {@code bit} is 0
     */
    record Inner(int bit, Hash path, TrieNode left, TrieNode right, Hash hash, int size) implements TrieNode {}
}
