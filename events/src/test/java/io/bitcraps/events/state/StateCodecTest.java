package io.bitcraps.events.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.Any;
import io.bitcraps.events.Golden;
import io.bitcraps.events.Samples;
import io.bitcraps.events.codec.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class StateCodecTest {

    @Property(tries = 300)
    void readsEveryValueItWrites(@ForAll("values") StateValue value) {
        assertEquals(value, StateCodec.VALUE.decode(StateCodec.VALUE.encode(value)));
    }

    @Provide
    Arbitrary<StateValue> values() {
        return Any.of(StateValue.class);
    }

    @Property(tries = 100)
    void readsEveryPayTableItWrites(@ForAll("payTables") PayTable payTable) {
        assertEquals(payTable, PayTableCodec.PAY_TABLE.decode(PayTableCodec.PAY_TABLE.encode(payTable)));
    }

    @Provide
    Arbitrary<PayTable> payTables() {
        return Any.of(PayTable.class);
    }

    @Test
    void valuesAreAsInTheGoldenFile() {
        List<String> values = Samples.stateValues().stream()
                .map(value -> new String(StateCodec.VALUE.encode(value), StandardCharsets.UTF_8))
                .toList();

        assertEquals(Golden.lines("state.jsonl"), values);
    }

    @Test
    void everyKindOfValueIsInTheGoldenFile() {
        var kinds = new TreeSet<String>();
        for (Class<?> kind : StateValue.class.getPermittedSubclasses()) {
            kinds.add(kind.getSimpleName());
        }

        var inFile = new TreeSet<String>();
        Samples.stateValues().forEach(value -> inFile.add(value.getClass().getSimpleName()));

        assertEquals(kinds, inFile);
    }

    @Test
    void keysAreAsInTheGoldenFile() {
        List<String> keys = Samples.stateValues().stream()
                .map(value -> StateKey.of(value).hash().hex())
                .toList();

        assertEquals(Golden.lines("state-keys.txt"), keys);
    }

    @Test
    void refusesAnUnknownMember() {
        String account = Golden.lines("state.jsonl").getFirst().replace("}", ",\"vip\":true}");

        assertThrows(Malformed.class, () -> StateCodec.VALUE.decode(account.getBytes(StandardCharsets.UTF_8)));
    }
}
