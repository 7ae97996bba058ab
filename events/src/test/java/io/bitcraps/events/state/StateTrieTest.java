package io.bitcraps.events.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.Golden;
import io.bitcraps.events.Samples;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class StateTrieTest {

    /** Batches of changes over few accounts, so that puts, repeats and removals meet. */
    @Property(tries = 300)
    void rootFollowsFromTheLeavesAloneHoweverTheyCame(@ForAll("batches") List<List<Change>> batches) {
        StateTrie trie = StateTrie.EMPTY;
        SortedMap<StateKey, StateValue> leaves = new TreeMap<>();

        for (List<Change> batch : batches) {
            trie = trie.with(unique(batch));
            unique(batch).forEach(change -> apply(change, leaves));
        }

        assertEquals(NaiveTrie.root(leaves), trie.root());
        assertEquals(StateTrie.of(leaves.values()).root(), trie.root());
        assertEquals(leaves.size(), trie.size());
        assertEquals(List.copyOf(leaves.values()), inOrder(trie));
    }

    @Property(tries = 200)
    void everyKeyIsFoundAndProvedPresentOrAbsent(@ForAll("batches") List<List<Change>> batches) {
        SortedMap<StateKey, StateValue> leaves = new TreeMap<>();
        batches.forEach(batch -> unique(batch).forEach(change -> apply(change, leaves)));

        StateTrie trie = StateTrie.of(leaves.values());

        for (int number = 0; number < 40; number++) {
            StateKey key = StateKey.account(account(number, 0).key());
            StateProof proof = trie.prove(key);
            assertEquals(leaves.get(key), trie.get(key));
            assertEquals(leaves.get(key), proof.value());
            assertEquals(true, proof.verify(trie.root()));
            assertEquals(proof, StateProof.CODEC.decode(StateProof.CODEC.encode(proof)));
        }
    }

    @Provide
    Arbitrary<List<List<Change>>> batches() {
        Arbitrary<Change> change = Combinators.combine(
                        Arbitraries.integers().between(0, 39),
                        Arbitraries.integers().between(-1, 3))
                .as((number, tokens) -> tokens < 0
                        ? new Change.Remove(StateKey.account(account(number, 0).key()))
                        : Change.put(account(number, tokens)));
        return change.list().ofMaxSize(30).list().ofMaxSize(6);
    }

    @Test
    void emptyTrieHasTheZeroRoot() {
        assertEquals(Hash.ZERO, StateTrie.EMPTY.root());
        assertEquals(0, StateTrie.EMPTY.size());
        assertNull(StateTrie.EMPTY.get(StateKey.bank()));
    }

    @Test
    void rootsAreAsInTheGoldenFile() {
        List<String> roots = new ArrayList<>();
        StateTrie trie = StateTrie.EMPTY;
        for (StateValue value : Samples.stateValues()) {
            trie = trie.with(List.of(Change.put(value)));
            roots.add(trie.root().hex());
        }

        assertEquals(Golden.lines("state-roots.txt"), roots);
    }

    @Test
    void anEarlierTrieStaysAsItWas() {
        StateTrie before = StateTrie.of(List.of(account(1, 5), account(2, 5)));
        Hash root = before.root();

        StateTrie after = before.with(List.of(Change.put(account(1, 6)), Change.put(account(3, 1))));

        assertEquals(root, before.root());
        assertEquals(account(1, 5), before.get(StateKey.account(account(1, 0).key())));
        assertNotEquals(root, after.root());
    }

    @Test
    void changesThatChangeNothingMakeNoNewTrie() {
        StateTrie trie = StateTrie.of(List.of(account(1, 5), account(2, 5)));

        StateTrie same = trie.with(List.of(Change.put(account(1, 5)), new Change.Remove(StateKey.bank())));

        assertSame(trie, same);
    }

    @Test
    void refusesTwoChangesOfOneLeaf() {
        List<Change> twice = List.of(Change.put(account(1, 5)), Change.put(account(1, 6)));

        assertThrows(IllegalArgumentException.class, () -> StateTrie.EMPTY.with(twice));
    }

    static Account account(int number, long tokens) {
        byte[] key = new byte[PublicKey.BYTES];
        key[0] = (byte) number;
        key[1] = (byte) (number >> 8);
        key[2] = (byte) (number >> 16);
        return new Account(PublicKey.of(key), new Amount(tokens), Amount.ZERO, 0, Amount.ZERO, 0);
    }

    /** The last change of each key. */
    private static List<Change> unique(List<Change> batch) {
        SortedMap<StateKey, Change> last = new TreeMap<>();
        batch.forEach(change -> last.put(change.key(), change));
        return List.copyOf(last.values());
    }

    private static void apply(Change change, SortedMap<StateKey, StateValue> leaves) {
        switch (change) {
            case Change.Put put -> leaves.put(put.key(), put.value());
            case Change.Remove remove -> leaves.remove(remove.key());
        }
    }

    private static List<StateValue> inOrder(StateTrie trie) {
        List<StateValue> values = new ArrayList<>();
        trie.forEach(values::add);
        return values;
    }
}
