package io.bitcraps.node.config;

import io.bitcraps.node.config.Configuration.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/** Takes values out of sources and keeps every problem that it meets on its way. Used once. */
final class Reading {

    /** Of the settings file, and of a file that holds one value. */
    static final int MAX_FILE_BYTES = 1 << 20;

    private static final String FILE_SUFFIX = "_FILE";
    private static final String SEAL = "enc:";

    private final EnumMap<Setting, Value> values = new EnumMap<>(Setting.class);
    private final List<String> problems = new ArrayList<>();

    EnumMap<Setting, Value> all(Sources sources) {
        for (Setting setting : Setting.values()) {
            values.put(setting, new Value(setting.byDefault(), "default", false));
        }
        Profile profile = Profile.named(sources.profile());
        if (profile == null) {
            problems.add("there is no profile " + sources.profile() + ": take one of " + Profile.names());
        } else {
            profile.settings().forEach((setting, text) -> values.put(setting, new Value(text, "profile", false)));
        }
        if (sources.file() != null) {
            fromFile(sources.file());
        }
        fromEnvironment(sources.environment());
        fromFlags(sources.flags());
        values.replaceAll((setting, value) -> opened(setting, value, sources.seals()));
        values.forEach(this::check);
        return values;
    }

    List<String> problems() {
        return problems;
    }

    private void fromFile(Path file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(contents(file)));
        } catch (IOException | IllegalArgumentException e) {
            problems.add("the settings file " + file + " cannot be read: " + e.getMessage());
            return;
        }
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            Setting setting = Setting.named(name);
            if (setting == null) {
                problems.add("the settings file " + file + " names " + name + ", which is no setting");
            } else {
                String text = properties.getProperty(name).strip();
                values.put(setting, new Value(text, "file", setting.kind().isSecret() && text.startsWith(SEAL)));
            }
        }
    }

    private void fromEnvironment(Map<String, String> environment) {
        for (Setting setting : Setting.values()) {
            String text = environment.get(setting.name());
            String secretFile = environment.get(setting.name() + FILE_SUFFIX);
            if (text != null && secretFile != null) {
                problems.add(setting + " and " + setting + FILE_SUFFIX + " are both in the environment: set one");
            } else if (text != null) {
                values.put(setting, new Value(text.strip(), "environment", false));
            } else if (secretFile != null) {
                fromSecretFile(setting, secretFile);
            }
        }
    }

    private void fromSecretFile(Setting setting, String secretFile) {
        try {
            values.put(setting, new Value(contents(Path.of(secretFile)).strip(), "environment", false));
        } catch (IOException | IllegalArgumentException e) {
            problems.add(
                    setting + FILE_SUFFIX + " (environment) names " + secretFile + ", which cannot be read as a file");
        }
    }

    private void fromFlags(Map<String, String> flags) {
        for (String name : new TreeSet<>(flags.keySet())) {
            Setting setting = Setting.named(name);
            if (setting == null) {
                problems.add("--set " + name + ": there is no such setting; `bitcraps config` lists them");
            } else if (setting.kind().isSecret()) {
                problems.add("--set " + setting + ": a secret on a command line is seen by every user; use the"
                        + " environment or " + setting + FILE_SUFFIX);
            } else {
                values.put(setting, new Value(flags.getOrDefault(name, ""), "flag", false));
            }
        }
    }

    private Value opened(Setting setting, Value value, Seals seals) {
        if (!value.sealed()) {
            return value;
        }
        try {
            String text = seals.open(setting, value.text());
            return text.equals(value.text()) ? value : new Value(text, value.origin(), false);
        } catch (Seals.Unopened e) {
            problems.add(setting + " (" + value.origin() + ") is sealed: " + e.getMessage());
            return value;
        }
    }

    private void check(Setting setting, Value value) {
        String complaint = value.sealed() ? null : setting.kind().complaint(value.text());
        if (complaint != null) {
            String shown = setting.kind().isSecret() ? "(secret)" : "\"" + value.text() + "\"";
            problems.add(setting + " is " + shown + " (" + value.origin() + ") but " + complaint);
        }
    }

    private static String contents(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(MAX_FILE_BYTES + 1);
            if (bytes.length > MAX_FILE_BYTES) {
                throw new IOException("it has more than " + MAX_FILE_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
