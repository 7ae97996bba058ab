package io.bitcraps.node.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Effective settings, each with where it came from. Immutable; every value in it has passed its check. */
public final class Configuration {

    private final Map<Setting, Value> values;

    /**
     * @param origin default, profile, file, environment or flag
     * @param sealed whether the text is still under its seal, and so was not checked
     */
    public record Value(String text, String origin, boolean sealed) {}

    /** Everything that is wrong with the settings, at once. */
    public static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        Invalid(List<String> problems) {
            super(String.join("\n", problems));
        }
    }

    private Configuration(Map<Setting, Value> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** @throws Invalid with every problem, each naming the setting, where it came from and what it takes */
    public static Configuration load(Sources sources) throws Invalid {
        Reading reading = new Reading();
        EnumMap<Setting, Value> values = reading.all(sources);
        if (!reading.problems().isEmpty()) {
            throw new Invalid(reading.problems());
        }
        return new Configuration(values);
    }

    /** @throws IllegalStateException if it is still sealed: whoever reads a secret must load with the means to open it */
    public String text(Setting setting) {
        Value value = value(setting);
        if (value.sealed()) {
            throw new IllegalStateException(setting + " is sealed");
        }
        return value.text();
    }

    public int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    public boolean flag(Setting setting) {
        return Kind.Flag.isTrue(text(setting));
    }

    public List<Hint> hints(Setting setting) {
        return List.copyOf(Objects.requireNonNull(Hint.parse(text(setting)), "every value has passed its check"));
    }

    public Value value(Setting setting) {
        return Objects.requireNonNull(values.get(setting), "every setting has a value");
    }
}
