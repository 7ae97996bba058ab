package io.bitcraps.command.beacon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.events.id.Height;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EarlySharesTest {

    private final EarlyShares early = new EarlyShares();

    @Test
    void keepsAsManyOfAValidatorAsItMayAndTheLowest() {
        for (int height = 1; height <= EarlyShares.PER_VALIDATOR + 1; height++) {
            early.add(1, new Height(height), new byte[48]);
            early.add(2, new Height(2L * height), new byte[48]);
        }

        assertEquals(
                Set.of(1, 2), early.take(new Height(EarlyShares.PER_VALIDATOR)).keySet());
        assertEquals(
                Set.of(), early.take(new Height(EarlyShares.PER_VALIDATOR + 1)).keySet());
    }
}
