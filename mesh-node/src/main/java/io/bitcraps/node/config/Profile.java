package io.bitcraps.node.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Settings that go together, for a kind of machine; sources that win over it change single ones. */
@SuppressWarnings("ImmutableEnumChecker") // the maps are immutable
public enum Profile {
    DEFAULT(Map.of()),
    TESTING(Map.of(Setting.BITCRAPS_DEBUG, "true")),
    MOBILE(Map.of(
            Setting.BITCRAPS_MOBILE_MODE, "true",
            Setting.BITCRAPS_MAX_CONNECTIONS, "50",
            Setting.BITCRAPS_MAX_BANDWIDTH_MBPS, "10")),
    SERVER(Map.of(
            Setting.BITCRAPS_MAX_CONNECTIONS, "1000",
            Setting.BITCRAPS_MAX_BANDWIDTH_MBPS, "100"));

    private final Map<Setting, String> settings;

    Profile(Map<Setting, String> settings) {
        this.settings = settings;
    }

    /** As it stands after {@code --profile}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Map<Setting, String> settings() {
        return settings;
    }

    static @Nullable Profile named(String text) {
        return Arrays.stream(values())
                .filter(profile -> profile.text().equals(text))
                .findFirst()
                .orElse(null);
    }

    static String names() {
        return Arrays.stream(values()).map(Profile::text).collect(Collectors.joining(", "));
    }
}
