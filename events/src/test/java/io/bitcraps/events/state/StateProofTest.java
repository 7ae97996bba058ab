package io.bitcraps.events.state;

import static io.bitcraps.events.state.StateTrieTest.account;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.Golden;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.state.StateProof.Sibling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A proof convinces of what is so, and of nothing else, whoever made it. */
final class StateProofTest {

    private static final StateTrie TRIE = StateTrie.of(
            IntStream.range(0, 64).mapToObj(number -> account(number, 7)).toList());
    private static final StateKey PRESENT = StateKey.account(account(3, 0).key());
    private static final StateKey ABSENT = StateKey.account(account(99, 0).key());

    @Test
    void provesPresenceUnderItsRootOnly() {
        StateProof proof = TRIE.prove(PRESENT);

        assertEquals(account(3, 7), proof.value());
        assertTrue(proof.verify(TRIE.root()));
        assertFalse(proof.verify(TRIE.with(List.of(Change.put(account(4, 8)))).root()));
        assertFalse(proof.verify(Hash.ZERO));
    }

    @Test
    void provesAbsenceByTheLeafMet() {
        StateProof proof = TRIE.prove(ABSENT);

        assertNull(proof.value());
        assertTrue(proof.verify(TRIE.root()));
    }

    @Test
    void provesAbsenceInTheEmptyTrieOnlyThere() {
        StateProof proof = StateTrie.EMPTY.prove(ABSENT);

        assertTrue(proof.verify(Hash.ZERO));
        assertFalse(proof.verify(TRIE.root()));
    }

    @Test
    void anotherLeafIsNoProofOfAbsence() {
        for (int number = 0; number < 64; number++) {
            StateKey other = StateKey.account(account(number, 0).key());
            StateProof honest = TRIE.prove(other);

            var claim = new StateProof(PRESENT, honest.leaf(), honest.path());

            assertEquals(other.equals(PRESENT), claim.verify(TRIE.root()), "leaf " + number);
        }
    }

    @Test
    void refusesAnotherValue() {
        StateProof honest = TRIE.prove(PRESENT);

        assertFalse(new StateProof(PRESENT, account(3, 8), honest.path()).verify(TRIE.root()));
        assertFalse(new StateProof(PRESENT, null, honest.path()).verify(TRIE.root()));
    }

    @Test
    void refusesEveryAlteredPath() {
        StateProof honest = TRIE.prove(PRESENT);
        for (int i = 0; i < honest.path().size(); i++) {
            Sibling sibling = honest.path().get(i);
            assertFalse(with(honest, i, new Sibling(sibling.bit(), Hash.ZERO)).verify(TRIE.root()));
            assertFalse(with(honest, i, new Sibling(sibling.bit() + 1, sibling.hash()))
                    .verify(TRIE.root()));
            assertFalse(with(honest, i, new Sibling(-1, sibling.hash())).verify(TRIE.root()));
            assertFalse(with(honest, i, new Sibling(256, sibling.hash())).verify(TRIE.root()));
        }
        List<Sibling> reversed = new ArrayList<>(honest.path());
        Collections.reverse(reversed);
        assertFalse(new StateProof(PRESENT, honest.leaf(), reversed).verify(TRIE.root()));
        assertFalse(new StateProof(
                        PRESENT,
                        honest.leaf(),
                        honest.path().subList(1, honest.path().size()))
                .verify(TRIE.root()));
    }

    @Test
    void proofsAreAsInTheGoldenFile() {
        List<String> proofs =
                List.of(json(TRIE.prove(PRESENT)), json(TRIE.prove(ABSENT)), json(StateTrie.EMPTY.prove(ABSENT)));

        assertEquals(Golden.lines("state-proofs.jsonl"), proofs);
    }

    private static StateProof with(StateProof proof, int index, Sibling sibling) {
        List<Sibling> path = new ArrayList<>(proof.path());
        path.set(index, sibling);
        return new StateProof(proof.key(), proof.leaf(), path);
    }

    private static String json(StateProof proof) {
        return new String(StateProof.CODEC.encode(proof), StandardCharsets.UTF_8);
    }
}
