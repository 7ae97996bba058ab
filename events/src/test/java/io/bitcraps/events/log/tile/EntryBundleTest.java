package io.bitcraps.events.log.tile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.codec.Malformed;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EntryBundleTest {
    @Test
    void writesALengthBeforeEachEntry() {
        byte[] bundle = EntryBundle.encode(List.of(new byte[] {7, 8}, new byte[0], new byte[300]));

        assertEquals(
                "00020708" + "0000" + "012c" + "00".repeat(300), HexFormat.of().formatHex(bundle));
    }

    @Property(tries = 200)
    void readsWhatItWrites(@ForAll @Size(min = 1, max = 256) List<byte[]> entries) {
        byte[] bundle = EntryBundle.encode(entries);

        List<byte[]> read = EntryBundle.decode(bundle, entries.size());

        assertEquals(entries.size(), read.size());
        assertArrayEquals(bundle, EntryBundle.encode(read));
    }

    @Test
    void refusesTruncationTrailingBytesAndAnotherCount() {
        byte[] bundle = EntryBundle.encode(List.of(new byte[] {7, 8}, new byte[5]));

        for (int length = 0; length < bundle.length; length++) {
            byte[] cut = Arrays.copyOf(bundle, length);
            assertThrows(Malformed.class, () -> EntryBundle.decode(cut, 2));
        }
        assertThrows(Malformed.class, () -> EntryBundle.decode(Arrays.copyOf(bundle, bundle.length + 1), 2));
        assertThrows(Malformed.class, () -> EntryBundle.decode(bundle, 1));
        assertThrows(Malformed.class, () -> EntryBundle.decode(bundle, 3));
    }

    @Test
    void refusesWhatNoBundleMayHold() {
        List<byte[]> none = List.of();
        List<byte[]> many = Collections.nCopies(257, new byte[1]);
        List<byte[]> large = List.of(new byte[65_536]);

        assertThrows(IllegalArgumentException.class, () -> EntryBundle.encode(none));
        assertThrows(IllegalArgumentException.class, () -> EntryBundle.encode(many));
        assertThrows(IllegalArgumentException.class, () -> EntryBundle.encode(large));
        assertEquals(
                65_535,
                EntryBundle.decode(EntryBundle.encode(List.of(new byte[65_535])), 1)
                        .getFirst()
                        .length);
    }
}
