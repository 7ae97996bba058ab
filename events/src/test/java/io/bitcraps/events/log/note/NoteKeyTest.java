package io.bitcraps.events.log.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.codec.Malformed;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteKeyTest {
    /** Published with the format: the id recomputes. */
    private static final String KNOWN = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    @Test
    void computesTheKnownAnswer() {
        NoteKey key = NoteKey.parse(KNOWN);

        assertEquals("example.com/foo", key.name());
        assertEquals(NoteKey.Kind.LOG, key.kind());
        assertEquals(0x530d903a, key.id());
        assertEquals(KNOWN, key.vkey());
    }

    @Test
    void givesTheSameKeyAnotherIdPerKindAndName() {
        NoteKey key = NoteKey.parse(KNOWN);

        assertEquals(false, new NoteKey(key.name(), NoteKey.Kind.COSIGNER, key.key()).id() == key.id());
        assertEquals(false, new NoteKey("example.com/bar", key.kind(), key.key()).id() == key.id());
    }

    @Test
    void refusesEveryAlteredBit() {
        byte[] known = KNOWN.getBytes(StandardCharsets.US_ASCII);

        for (int bit = 0; bit < known.length * 8; bit++) {
            byte[] altered = known.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            String vkey = new String(altered, StandardCharsets.ISO_8859_1);
            assertThrows(Malformed.class, () -> NoteKey.parse(vkey), vkey);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a+b", "a\u00a0b", "a\u2003b", "a\tb", "a\nb"})
    void refusesNamesThatANoteCannotCarry(String name) {
        NoteKey key = NoteKey.parse(KNOWN);

        assertThrows(IllegalArgumentException.class, () -> new NoteKey(name, key.kind(), key.key()));
    }
}
