package io.bitcraps.events.state;

/** What a block does to one leaf of the state trie. */
public sealed interface Change {

    StateKey key();

    /** The leaf at {@code value}'s place has this value now. */
    static Change put(StateValue value) {
        return new Put(StateKey.of(value), value);
    }

    /** @param key MUST be the value's own; given along as whoever changes a leaf has it and a hash is dear */
    record Put(StateKey key, StateValue value) implements Change {}

    /** There is no leaf at this place now. */
    record Remove(StateKey key) implements Change {}
}
