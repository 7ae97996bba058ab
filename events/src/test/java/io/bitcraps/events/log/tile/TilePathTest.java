package io.bitcraps.events.log.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.codec.Malformed;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 1234067, 256, tile/0/x001/x234/067",
        "1, 1000, 5, tile/1/x001/000.p/5",
        "63, 999, 255, tile/63/999.p/255"
    })
    void namesTilesAsTheFormatSays(int level, long index, int width, String name) {
        assertEquals(name, new TilePath.Hashes(level, index, width).text());
        assertEquals(new TilePath.Hashes(level, index, width), TilePath.parse(name));
    }

    @Test
    void namesBundlesAsTheFormatSays() {
        assertEquals("tile/entries/x001/234.p/5", new TilePath.Entries(1234, 5).text());
        assertEquals(new TilePath.Entries(1234, 5), TilePath.parse("tile/entries/x001/234.p/5"));
    }

    @Property
    void parsesWhatItNames(
            @ForAll @IntRange(max = 63) int level,
            @ForAll @LongRange(max = 999_999_999_999_999_999L) long index,
            @ForAll @IntRange(min = 1, max = 256) int width) {
        TilePath tile = new TilePath.Hashes(level, index, width);
        TilePath bundle = new TilePath.Entries(index, width);

        assertEquals(tile, TilePath.parse(tile.text()));
        assertEquals(bundle, TilePath.parse(bundle.text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "tile/",
                "tile/0",
                "tile/0/",
                "tile/00/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/0/0",
                "tile/0/0000",
                "tile/0/x000/001",
                "tile/0/x001",
                "tile/0/001/002",
                "tile/0/001.p/0",
                "tile/0/001.p/05",
                "tile/0/001.p/256",
                "tile/0/001.p/257",
                "tile/0/001.p/",
                "tile/0/001.p",
                "tile/0/001/",
                "/tile/0/001",
                "tile/0/001\n",
                "tile/0/٠٠١",
                "tile/entry/001",
                "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
                "tile/0/../../etc"
            })
    void refusesEveryOtherName(String name) {
        assertThrows(Malformed.class, () -> TilePath.parse(name));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 1, 1", "7, 1, 1", "255, 1, 1", "256, 2, 1", "257, 3, 2", "1000, 5, 4", "70000, 277, 274"
    })
    void listsAsManyTilesAndBundlesAsTheSizeFills(long size, long tiles, long bundles) {
        assertEquals(tiles, TilePath.hashes(size).count());
        assertEquals(bundles, TilePath.entries(size).count());
    }

    @Test
    void listsPartialTilesOfEveryLevel() {
        List<String> partials = TilePath.hashes(70_000)
                .filter(path -> path.width() < TilePath.FULL)
                .map(TilePath::text)
                .toList();

        assertEquals(List.of("tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"), partials);
    }
}
