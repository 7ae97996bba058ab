package io.bitcraps.node.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The limits an operator meets first: what is within is always taken, and nothing of nothing never is. */
class SettingsPropertyTest {

    private static final Map<Setting, String> RANGES = new TreeMap<>(Map.of(
            Setting.BITCRAPS_PORT, "from 1024 to 65534",
            Setting.BITCRAPS_MAX_GAMES, "from 1 to 999",
            Setting.BITCRAPS_MAX_CONNECTIONS, "from 1 to 9999",
            Setting.BITCRAPS_MAX_BANDWIDTH_MBPS, "from 1 to 1000"));

    @Property
    void takesWhatIsInRange(
            @ForAll @IntRange(min = 1024, max = 65_534) int port,
            @ForAll @IntRange(min = 1, max = 999) int games,
            @ForAll @IntRange(min = 1, max = 9_999) int connections,
            @ForAll @IntRange(min = 1, max = 1_000) int bandwidth)
            throws Configuration.Invalid {
        Map<String, String> environment = Map.of(
                "BITCRAPS_PORT", Integer.toString(port),
                "BITCRAPS_MAX_GAMES", Integer.toString(games),
                "BITCRAPS_MAX_CONNECTIONS", Integer.toString(connections),
                "BITCRAPS_MAX_BANDWIDTH_MBPS", Integer.toString(bandwidth));

        Configuration configuration = Configuration.load(of(environment));

        assertEquals(
                List.of(port, games, connections, bandwidth),
                List.of(
                        configuration.number(Setting.BITCRAPS_PORT),
                        configuration.number(Setting.BITCRAPS_MAX_GAMES),
                        configuration.number(Setting.BITCRAPS_MAX_CONNECTIONS),
                        configuration.number(Setting.BITCRAPS_MAX_BANDWIDTH_MBPS)));
    }

    /** Any choice of them is wrong at once: each has its own line with name, value, source and range. */
    @Property
    void listsEachThatIsOutOfRange(@ForAll("wrong") Map<Setting, String> wrong) {
        Map<String, String> environment = new TreeMap<>();
        wrong.forEach((setting, value) -> environment.put(setting.name(), value));

        var invalid = assertThrows(Configuration.Invalid.class, () -> Configuration.load(of(environment)));

        List<String> lines = String.valueOf(invalid.getMessage()).lines().toList();
        assertEquals(wrong.size(), lines.size(), invalid.getMessage());
        wrong.forEach((setting, value) -> {
            String line =
                    setting + " is \"" + value + "\" (environment) but must be a whole number " + RANGES.get(setting);
            assertTrue(lines.contains(line), () -> line + " is not in " + lines);
        });
    }

    @Provide
    Arbitrary<Map<Setting, String>> wrong() {
        Arbitrary<String> values = Arbitraries.of("0", "00", "-1", "65535", "99999999999999999999", "1e3", "x", "");
        return Arbitraries.maps(Arbitraries.of(RANGES.keySet()), values)
                .ofMinSize(1)
                .ofMaxSize(RANGES.size());
    }

    private static Sources of(Map<String, String> environment) {
        return new Sources("default", null, environment, Map.of(), Seals.LEFT_CLOSED);
    }
}
