package io.bitcraps.events.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTest {
    private static final int LARGEST = 70_000;
    private static final List<Hash> LEAVES = Trees.leaves(LARGEST);
    private static final Prover PROVER = new Prover(Trees.source(LEAVES));

    @Test
    void provesEveryLeafOfEverySmallTree() {
        for (int size = 1; size <= 70; size++) {
            for (int index = 0; index < size; index++) {
                assertEquals(ProofCheck.VALID, check(PROVER.inclusion(index, size), index, size));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 255, 256, 257, 1000, 70_000})
    void provesFirstMiddleAndLastLeaf(int size) {
        for (int index : new int[] {0, size / 3, size / 2, size - 1}) {
            assertEquals(ProofCheck.VALID, check(PROVER.inclusion(index, size), index, size));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 255, 256, 257, 1000, 70_000})
    void findsTheRootOfEveryOlderSizeInTheTilesOfTheHead(int size) {
        assertEquals(Trees.head(LEAVES, size), PROVER.head(size));
    }

    @Test
    void provesConsistencyBetweenAllSmallSizes() {
        for (int to = 0; to <= 70; to++) {
            for (int from = 0; from <= to; from++) {
                assertEquals(ProofCheck.VALID, check(PROVER.consistency(from, to), from, to), from + " to " + to);
            }
        }
    }

    @Property(tries = 50)
    void provesConsistencyBetweenAnySizes(
            @ForAll @IntRange(max = LARGEST) int one, @ForAll @IntRange(max = LARGEST) int other) {
        int from = Math.min(one, other);
        int to = Math.max(one, other);

        assertEquals(ProofCheck.VALID, check(PROVER.consistency(from, to), from, to));
    }

    @Test
    void asksForNoHashFromSizeZero() {
        assertEquals(List.of(), PROVER.consistency(0, 1000).path());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "6, 7", "254, 255", "255, 256", "256, 257", "999, 1000", "1234, 70000"})
    void refusesEveryAlteredBitOfAnInclusionProof(int index, int size) {
        InclusionProof proof = PROVER.inclusion(index, size);

        for (int place = 0; place < proof.path().size(); place++) {
            for (int bit = 0; bit < 256; bit++) {
                InclusionProof altered = new InclusionProof(index, size, altered(proof.path(), place, bit));
                assertEquals(ProofCheck.WRONG_ROOT, check(altered, index, size));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "6, 7", "7, 8", "255, 257", "256, 1000", "1000, 70000"})
    void refusesEveryAlteredBitOfAConsistencyProof(int from, int to) {
        ConsistencyProof proof = PROVER.consistency(from, to);

        for (int place = 0; place < proof.path().size(); place++) {
            for (int bit = 0; bit < 256; bit++) {
                ConsistencyProof altered = new ConsistencyProof(from, to, altered(proof.path(), place, bit));
                assertEquals(ProofCheck.WRONG_ROOT, check(altered, from, to));
            }
        }
    }

    @Test
    void refusesAnotherIndexSizeOrLeaf() {
        InclusionProof proof = PROVER.inclusion(300, 1000);
        Hash leaf = LEAVES.get(300);
        LogHead head = Trees.head(LEAVES, 1000);

        for (int index : new int[] {0, 299, 301, 999}) {
            assertNotEquals(ProofCheck.VALID, new InclusionProof(index, 1000, proof.path()).check(leaf, head));
        }
        assertEquals(ProofCheck.OUT_OF_RANGE, new InclusionProof(1000, 1000, proof.path()).check(leaf, head));
        assertEquals(ProofCheck.OUT_OF_RANGE, new InclusionProof(-1, 1000, proof.path()).check(leaf, head));
        assertEquals(ProofCheck.OUT_OF_RANGE, new InclusionProof(300, 1001, proof.path()).check(leaf, head));
        assertEquals(ProofCheck.WRONG_ROOT, proof.check(LEAVES.get(301), head));
    }

    @Test
    void refusesAProofThatIsTooShortOrTooLong() {
        InclusionProof proof = PROVER.inclusion(300, 1000);
        ConsistencyProof growth = PROVER.consistency(300, 1000);
        List<Hash> longer = new ArrayList<>(proof.path());
        longer.add(Hash.ZERO);
        List<Hash> longerGrowth = new ArrayList<>(growth.path());
        longerGrowth.add(Hash.ZERO);

        assertEquals(
                ProofCheck.WRONG_LENGTH,
                check(
                        new InclusionProof(
                                300, 1000, proof.path().subList(1, proof.path().size())),
                        300,
                        1000));
        assertEquals(ProofCheck.WRONG_LENGTH, check(new InclusionProof(300, 1000, longer), 300, 1000));
        assertEquals(
                ProofCheck.WRONG_LENGTH,
                check(
                        new ConsistencyProof(
                                300,
                                1000,
                                growth.path().subList(1, growth.path().size())),
                        300,
                        1000));
        assertEquals(ProofCheck.WRONG_LENGTH, check(new ConsistencyProof(300, 1000, longerGrowth), 300, 1000));
        assertEquals(ProofCheck.WRONG_LENGTH, check(new ConsistencyProof(0, 1000, List.of(Hash.ZERO)), 0, 1000));
    }

    @Test
    void refusesAForkAndAShrunkLog() {
        LogHead older = Trees.head(LEAVES, 300);
        LogHead newer = Trees.head(LEAVES, 1000);
        LogHead forked = new LogHead(1000, Trees.altered(newer.root(), 17));
        ConsistencyProof proof = PROVER.consistency(300, 1000);

        assertEquals(ProofCheck.WRONG_ROOT, proof.check(older, forked));
        assertEquals(ProofCheck.WRONG_ROOT, proof.check(new LogHead(300, Hash.ZERO), newer));
        assertEquals(ProofCheck.OUT_OF_RANGE, new ConsistencyProof(1000, 300, proof.path()).check(newer, older));
        assertEquals(
                ProofCheck.WRONG_ROOT,
                new ConsistencyProof(300, 300, List.of()).check(older, new LogHead(300, Hash.ZERO)));
        assertEquals(
                ProofCheck.WRONG_ROOT,
                new ConsistencyProof(0, 1000, List.of()).check(new LogHead(0, Hash.ZERO), newer));
        assertEquals(
                ProofCheck.WRONG_ROOT,
                new ConsistencyProof(0, 0, List.of())
                        .check(new LogHead(0, MerkleTree.EMPTY_ROOT), new LogHead(0, Hash.ZERO)));
    }

    @Test
    void saysWhichTileIsMissingOrTooShort() {
        TileSource complete = Trees.source(LEAVES);
        Prover missing = new Prover((level, index) -> level == 1 ? null : complete.tile(level, index));
        Prover cut = new Prover((level, index) -> {
            byte[] tile = complete.tile(level, index);
            return tile == null ? null : Arrays.copyOf(tile, tile.length - 1);
        });

        assertThrows(Malformed.class, () -> missing.inclusion(3, LARGEST));
        assertThrows(Malformed.class, () -> cut.inclusion(3, LARGEST));
    }

    @Test
    void handlesSizesUpToTheLargestLong() {
        InclusionProof proof = new InclusionProof(Long.MAX_VALUE - 1, Long.MAX_VALUE, List.of());

        ProofCheck check = proof.check(Hash.ZERO, new LogHead(Long.MAX_VALUE, Hash.ZERO));

        assertEquals(ProofCheck.WRONG_LENGTH, check);
    }

    private static ProofCheck check(InclusionProof proof, int index, int size) {
        return proof.check(LEAVES.get(index), PROVER.head(size));
    }

    private static ProofCheck check(ConsistencyProof proof, int from, int to) {
        return proof.check(PROVER.head(from), PROVER.head(to));
    }

    private static List<Hash> altered(List<Hash> path, int place, int bit) {
        List<Hash> altered = new ArrayList<>(path);
        altered.set(place, Trees.altered(path.get(place), bit));
        return altered;
    }
}
