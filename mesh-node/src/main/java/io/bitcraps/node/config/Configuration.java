package io.bitcraps.node.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Effective settings, each with where it came from. Immutable; every value in it has passed its check. */
public final class Configuration {

    private static final String FILE_SUFFIX = "_FILE";

    private static final Map<String, Map<Setting, String>> PROFILES = Map.of(
            "default", Map.of(),
            "testing", Map.of(Setting.BITCRAPS_DEBUG, "true"),
            "server", Map.of(Setting.BITCRAPS_MAX_CONNECTIONS, "1000"));

    private final Map<Setting, Value> values;

    /** @param origin default, profile, file, environment or flag */
    public record Value(String text, String origin) {}

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

    /** Where settings come from; the later components win over the earlier. */
    public record Sources(
            String profile, @Nullable Path file, Map<String, String> environment, Map<Setting, String> flags) {}

    /** @throws Invalid with every problem, each naming the setting and what it takes */
    public static Configuration load(Sources sources) throws Invalid {
        List<String> problems = new ArrayList<>();
        Map<Setting, Value> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(setting, new Value(setting.byDefault(), "default"));
        }
        Map<Setting, String> profile = PROFILES.get(sources.profile());
        if (profile == null) {
            problems.add("there is no profile " + sources.profile() + ": take default, testing or server");
        } else {
            profile.forEach((setting, text) -> values.put(setting, new Value(text, "profile")));
        }
        if (sources.file() != null) {
            fromFile(sources.file(), values, problems);
        }
        fromEnvironment(sources.environment(), values, problems);
        sources.flags().forEach((setting, text) -> values.put(setting, new Value(text, "flag")));
        values.forEach((setting, value) -> {
            String complaint = setting.kind().complaint(value.text());
            if (complaint != null) {
                String shown = setting.kind().isSecret() ? "(secret)" : "\"" + value.text() + "\"";
                problems.add(setting + " is " + shown + " (" + value.origin() + ") but " + complaint);
            }
        });
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return new Configuration(values);
    }

    private static void fromFile(Path file, Map<Setting, Value> values, List<String> problems) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            problems.add("the settings file " + file + " cannot be read: " + e.getMessage());
            return;
        }
        for (String name : properties.stringPropertyNames()) {
            Setting setting = Setting.named(name);
            if (setting == null) {
                problems.add("the settings file " + file + " names " + name + ", which is no setting");
            } else {
                values.put(setting, new Value(properties.getProperty(name).strip(), "file"));
            }
        }
    }

    private static void fromEnvironment(
            Map<String, String> environment, Map<Setting, Value> values, List<String> problems) {
        for (Setting setting : Setting.values()) {
            String text = environment.get(setting.name());
            String secretFile = environment.get(setting.name() + FILE_SUFFIX);
            if (text != null) {
                values.put(setting, new Value(text.strip(), "environment"));
            } else if (secretFile != null) {
                try {
                    values.put(
                            setting,
                            new Value(Files.readString(Path.of(secretFile)).strip(), "environment"));
                } catch (IOException e) {
                    problems.add(setting + FILE_SUFFIX + " names " + secretFile + ", which cannot be read");
                }
            }
        }
    }

    public String text(Setting setting) {
        return value(setting).text();
    }

    public int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    public boolean flag(Setting setting) {
        return Kind.Flag.isTrue(text(setting));
    }

    public Value value(Setting setting) {
        return Objects.requireNonNull(values.get(setting), "every setting has a value");
    }
}
