package io.bitcraps.node.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "The settings a node would start with here, and where each came from.")
public final class ConfigCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Option(names = "--profile", defaultValue = "default", description = "default, testing or server.")
    private String profile;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${env:BITCRAPS_CONFIG_PATH}",
            description = "Settings file; BITCRAPS_CONFIG_PATH.")
    private @Nullable Path file;

    @Override
    public Integer call() throws CommandFailed {
        Configuration configuration;
        try {
            configuration = Configuration.load(new Configuration.Sources(profile, file, System.getenv(), Map.of()));
        } catch (Configuration.Invalid e) {
            throw new CommandFailed("invalid-settings", String.valueOf(e.getMessage()));
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        List<String> lines = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            Configuration.Value value = configuration.value(setting);
            String shown = setting.kind().isSecret() && !value.text().isEmpty() ? "(secret)" : value.text();
            json.putObject(setting.name()).put("value", shown).put("origin", value.origin());
            lines.add(setting + "=" + shown + "  # " + value.origin() + "; " + setting.meaning());
        }
        output.print(json, lines);
        return ExitCode.OK;
    }
}
