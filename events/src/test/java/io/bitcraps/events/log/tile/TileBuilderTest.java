package io.bitcraps.events.log.tile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.events.id.Hash;
import io.bitcraps.events.log.MerkleTree;
import io.bitcraps.events.log.Trees;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileBuilderTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 255, 256, 257, 1000, 70_000})
    void makesExactlyTheTilesThatTheSizeHas(int size) {
        Map<String, byte[]> tiles = Trees.tiles(Trees.leaves(size));

        assertEquals(
                TilePath.hashes(size).map(TilePath::text).collect(Collectors.toCollection(TreeSet::new)),
                tiles.keySet());
        tiles.forEach((path, bytes) -> assertEquals(TilePath.parse(path).width() * Hash.BYTES, bytes.length));
    }

    @Test
    void holdsLeavesAtLevelZeroAndRootsOfFullTilesAbove() {
        List<Hash> leaves = Trees.leaves(70_000);

        Map<String, byte[]> tiles = Trees.tiles(leaves);

        byte[] second = tiles.getOrDefault("tile/0/001", new byte[0]);
        byte[] above = tiles.getOrDefault("tile/1/000", new byte[0]);
        byte[] top = tiles.getOrDefault("tile/2/000.p/1", new byte[0]);
        assertEquals(leaves.get(256), Hash.at(second, 0));
        assertEquals(MerkleTree.root(leaves.subList(256, 512)), Hash.at(above, Hash.BYTES));
        assertArrayEquals(MerkleTree.root(leaves.subList(0, 65_536)).bytes(), top);
    }
}
