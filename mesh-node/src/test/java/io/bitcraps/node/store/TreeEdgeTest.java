package io.bitcraps.node.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.events.log.TreeHasher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeEdgeTest {

    private final Map<String, byte[]> tiles = new TreeMap<>();

    private void keep(int level, long index, byte[] hashes) {
        tiles.put(level + "/" + index, hashes);
    }

    private byte[] tile(int level, long index) {
        return tiles.getOrDefault(level + "/" + index, new byte[0]);
    }

    private static List<byte[]> entries(int count) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(TestChain.ascii("entry " + i));
        }
        return entries;
    }

    @Test
    void emptyTreeHasTheHashOfNothing() {
        assertEquals(NaiveTree.root(List.of()), TreeEdge.EMPTY.head().root());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 255, 256, 257, 511, 512, 1_000, 65_535, 65_536, 65_537, 70_000})
    void hasTheRootOfRfc6962(int size) {
        List<byte[]> entries = entries(size);

        TreeEdge edge = TreeEdge.EMPTY.grownBy(entries, this::keep);

        assertEquals(size, edge.size());
        assertEquals(NaiveTree.root(entries), edge.head().root());
        assertEquals(Frontier.EMPTY.appendEntries(entries), edge.frontier());
    }

    @Test
    void growsTheSameInAnySteps() {
        List<byte[]> entries = entries(1_300);

        for (int step : new int[] {1, 2, 100, 255, 256, 257, 700}) {
            TreeEdge edge = TreeEdge.EMPTY;
            for (int from = 0; from < entries.size(); from += step) {
                edge = edge.grownBy(entries.subList(from, Math.min(entries.size(), from + step)), this::keep);
                edge = TreeEdge.load(edge.size(), this::tile);
            }
            assertEquals(NaiveTree.root(entries), edge.head().root());
        }
    }

    @Test
    void makesTheTilesOfTheTileFormat() {
        TreeEdge.EMPTY.grownBy(entries(70_000), this::keep);

        assertEquals(277, tiles.size());
        assertEquals(112 * 32, tile(0, 273).length);
        assertEquals(17 * 32, tile(1, 1).length);
        assertArrayEquals(new TreeHasher().perfect(tile(1, 0), 0, 256).bytes(), tile(2, 0));
    }

    @Test
    void refusesToLoadATileOfAnotherWidth() {
        assertThrows(InvariantViolation.class, () -> TreeEdge.load(5, (level, index) -> new byte[4 * 32]));
    }
}
