package io.bitcraps.events.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Hash;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontierTest {
    @ParameterizedTest(name = "{0} leaves: {1}")
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void reproducesTheRootsPublishedForCertificateTransparency(int size, String root) {
        List<byte[]> entries = Stream.of(
                        "",
                        "00",
                        "10",
                        "2021",
                        "3031",
                        "40414243",
                        "5051525354555657",
                        "606162636465666768696a6b6c6d6e6f")
                .map(HexFormat.of()::parseHex)
                .toList();

        Hash computed = Frontier.EMPTY.appendEntries(entries.subList(0, size)).root();

        assertEquals(root, computed.hex());
    }

    @Property(tries = 200)
    void hasTheRootOfTheDefinition(@ForAll @IntRange(max = 600) int size) {
        List<Hash> leaves = Trees.leaves(size);

        assertEquals(Trees.defined(leaves), MerkleTree.root(leaves));
    }

    @Test
    void leavesTheOlderFrontierAsItWas() {
        Frontier older = Frontier.EMPTY.appendAll(Trees.leaves(7));
        Hash before = older.root();

        Frontier one = older.append(MerkleTree.leafHash(new byte[] {1}));
        Frontier other = older.append(MerkleTree.leafHash(new byte[] {2}));

        assertEquals(before, older.root());
        assertEquals(one.size(), other.size());
        assertEquals(false, one.equals(other));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 255, 256, 257, 1000, 70_000})
    void readsBackItsBytesAndGoesOnFromThere(int size) {
        List<Hash> leaves = Trees.leaves(size + 3);
        Frontier frontier = Frontier.EMPTY.appendAll(leaves.subList(0, size));

        Frontier read = Frontier.parse(frontier.bytes(), frontier.head());

        assertEquals(frontier, read);
        assertEquals(
                Frontier.EMPTY.appendAll(leaves).head(),
                read.appendAll(leaves.subList(size, size + 3)).head());
    }

    @Test
    void refusesEveryAlteredBitOfItsBytes() {
        Frontier frontier = Frontier.EMPTY.appendAll(Trees.leaves(7));
        LogHead head = frontier.head();

        for (int bit = 0; bit < frontier.bytes().length * 8; bit++) {
            byte[] bytes = frontier.bytes();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(Malformed.class, () -> Frontier.parse(bytes, head), "bit " + bit);
        }
    }

    @Test
    void refusesBytesOfAnotherLength() {
        Frontier frontier = Frontier.EMPTY.appendAll(Trees.leaves(7));
        byte[] bytes = frontier.bytes();

        for (int length : new int[] {0, 7, bytes.length - 1, bytes.length + 1, bytes.length + 32}) {
            assertThrows(Malformed.class, () -> Frontier.parse(Arrays.copyOf(bytes, length), frontier.head()));
        }
    }
}
