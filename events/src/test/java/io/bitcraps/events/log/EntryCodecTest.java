package io.bitcraps.events.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.Any;
import io.bitcraps.events.Golden;
import io.bitcraps.events.Samples;
import io.bitcraps.events.codec.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EntryCodecTest {

    @Property(tries = 300)
    void readsEveryEntryItWrites(@ForAll("entries") Entry entry) {
        byte[] bytes = EntryCodec.encode(entry);

        assertEquals(entry, EntryCodec.decode(bytes));
        assertEquals(entry, EntryCodec.decodeTrusted(bytes));
    }

    @Provide
    Arbitrary<Entry> entries() {
        return Any.of(Entry.class);
    }

    @Test
    void entriesAreAsInTheGoldenFile() {
        List<String> entries = Samples.entries().stream()
                .map(entry -> new String(EntryCodec.encode(entry), StandardCharsets.UTF_8))
                .toList();

        assertEquals(Golden.lines("entries.txt"), entries);
    }

    /** A replay may trust the bytes' hash, not their sender: both ways refuse the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{",
                "[]",
                "null",
                " {\"type\":\"game-started\",\"table\":\"t7\"}",
                "{\"type\":\"game-started\",\"table\":\"t7\"}\n",
                "{\"type\":\"checkpoint\"}",
                "{\"type\":\"action\"}",
                "{\"type\":\"genesis\",\"chain\":\"demo\"}",
                "{\"table\":\"t7\",\"type\":\"game-started\"}",
                "not an action"
            })
    void refusesWhatIsNoEntry(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThrows(Malformed.class, () -> EntryCodec.decode(bytes));
        assertThrows(Malformed.class, () -> EntryCodec.decodeTrusted(bytes));
    }

    @Test
    void refusesAnEntryThatNoBundleCouldHold() {
        byte[] oversize = new byte[Entry.MAX_BYTES + 1];
        Arrays.fill(oversize, (byte) '{');

        assertThrows(Malformed.class, () -> EntryCodec.decode(oversize));
        assertThrows(Malformed.class, () -> EntryCodec.decodeTrusted(oversize));
    }
}
