package io.bitcraps.command.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwinsTest {

    @ParameterizedTest(name = "the leader of view {0} runs twice")
    @ValueSource(ints = {1, 2})
    void everyPairOfCutsOverTheFirstViewsKeepsEveryPromise(int twin) {
        Stream<List<Integer>> scenarios = IntStream.range(0, Twins.CUTS * Twins.CUTS)
                .mapToObj(number -> List.of(number % Twins.CUTS, number / Twins.CUTS));

        List<String> failures = scenarios
                .filter(cuts -> !Twins.run(twin, cuts).passed())
                .map(cuts -> cuts + ": " + Twins.run(twin, cuts).outcome())
                .toList();

        assertEquals(List.of(), failures);
    }
}
