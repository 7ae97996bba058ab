package io.bitcraps.events.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.Any;
import io.bitcraps.events.Golden;
import io.bitcraps.events.Samples;
import io.bitcraps.events.codec.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventCodecTest {

    @Property
    void readsEveryEventItWrites(@ForAll("events") Event event) {
        byte[] bytes = EventCodec.EVENT.encode(event);

        assertEquals(event, EventCodec.EVENT.decode(bytes));
        assertEquals(event, EventCodec.EVENT.decodeTrusted(bytes));
    }

    @Provide
    Arbitrary<Event> events() {
        return Any.of(Event.class);
    }

    @Test
    void eventsAreAsInTheGoldenFile() {
        List<String> events = Samples.events().stream()
                .map(event -> new String(EventCodec.EVENT.encode(event), StandardCharsets.UTF_8))
                .toList();

        assertEquals(Golden.lines("events.jsonl"), events);
    }

    @Test
    void everyEventIsInTheGoldenFile() {
        assertEquals(
                List.of(Event.class.getPermittedSubclasses()),
                Samples.events().stream().map(Object::getClass).toList());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    another amount       | "amount":"12500000","code" | "amount":"12500001","code"
                    another account      | "credit":"fees"            | "credit":"suspense"
                    another code         | "code":"transfer-fee"      | "code":"opening-fee"
                    one too many         | "code":"transfer-fee"}     | "code":"transfer-fee"},{}
                    none                 | ,"postings"                | ,"nothing"
                    white space          | "postings":[               | "postings": [
                    in another place     | ,"memo":"c0ffee"           | ''
                    an unknown member    | }]}                        | }],"note":1}
                    """)
    void refusesPostingsThatDoNotFollowFromTheMembers(String what, String part, String instead) {
        String event = Golden.lines("events.jsonl").get(5);

        byte[] altered = event.replace(part, instead).getBytes(StandardCharsets.UTF_8);

        assertTrue(event.contains(part), what);
        assertThrows(Malformed.class, () -> EventCodec.EVENT.decode(altered), what);
        assertThrows(Malformed.class, () -> EventCodec.EVENT.decodeTrusted(altered), what);
    }

    @Test
    void refusesPostingsWhereNothingMoves() {
        byte[] altered =
                "{\"type\":\"game-started\",\"table\":\"t7\",\"postings\":[]}".getBytes(StandardCharsets.UTF_8);

        assertThrows(Malformed.class, () -> EventCodec.EVENT.decodeTrusted(altered));
    }

    @Test
    void refusesAnEventWhosePostingsCannotBe() {
        String event = Golden.lines("events.jsonl").get(5);
        String toSelf =
                event.replaceFirst("\"to\":\"[^\"]*\"", event.replaceFirst(".*\"from\"(:\"[^\"]*\").*", "\"to\"$1"));

        assertThrows(Malformed.class, () -> EventCodec.EVENT.decodeTrusted(toSelf.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    a die of seven       | [4,2]           | [7,2]
                    three dice           | [4,2]           | [4,2,1]
                    one die              | [4,2]           | [4]
                    an unknown type      | "dice-rolled"   | "dice-thrown"
                    an upper-case type   | "dice-rolled"   | "Dice-rolled"
                    a word for a boolean | false           | falsy
                    a negative roll      | "roll":3        | "roll":-3
                    """)
    void refusesValuesOutOfRange(String what, String part, String instead) {
        String event = Golden.lines("events.jsonl").get(20);

        byte[] altered = event.replace(part, instead).getBytes(StandardCharsets.UTF_8);

        assertTrue(event.contains(part), what);
        assertThrows(Malformed.class, () -> EventCodec.EVENT.decodeTrusted(altered), what);
    }
}
