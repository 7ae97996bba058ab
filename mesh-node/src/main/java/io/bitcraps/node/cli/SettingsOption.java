package io.bitcraps.node.cli;

import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Seals;
import io.bitcraps.node.config.Sources;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command takes the node's settings from. */
public final class SettingsOption {

    @Option(names = "--profile", defaultValue = "default", description = "default, testing, mobile or server.")
    private String profile = "default";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${env:BITCRAPS_CONFIG_PATH}",
            description = "Settings file; BITCRAPS_CONFIG_PATH.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting, as often as needed; `bitcraps config` lists them.")
    private Map<String, String> settings = Map.of();

    /** All sources together, the environment among them. */
    public Configuration load(Seals seals) throws Configuration.Invalid {
        return load(seals, Map.of());
    }

    /** @param options of the command's own, by the names of their settings; they win over {@code --set} */
    public Configuration load(Seals seals, Map<String, String> options) throws Configuration.Invalid {
        Map<String, String> flags = new HashMap<>(settings);
        flags.putAll(options);
        return Configuration.load(new Sources(profile, file, System.getenv(), flags, seals));
    }
}
