package io.bitcraps.node.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Seals;
import io.bitcraps.node.config.Setting;
import io.bitcraps.node.coordinator.NodeFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        subcommands = EncryptCommand.class,
        description = "The settings a node would start with here, and where each came from.")
public final class ConfigCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private PassphraseOption passphrase;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The node's directory: opens what is sealed under its keystore, to check it too.")
    private @Nullable Path directory;

    @Override
    public Integer call() throws Configuration.Invalid {
        Seals seals = directory == null
                ? Seals.LEFT_CLOSED
                : new KeystoreSeals(new NodeFiles(directory).keystore(), passphrase);
        Configuration configuration = settings.load(seals);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        List<String> lines = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            Configuration.Value value = configuration.value(setting);
            String shown = shown(setting, value);
            json.putObject(setting.name()).put("value", shown).put("origin", value.origin());
            lines.add(setting + "=" + shown + "  # " + value.origin() + "; " + setting.meaning());
        }
        output.print(json, lines);
        return ExitCode.OK;
    }

    private static String shown(Setting setting, Configuration.Value value) {
        if (value.sealed()) {
            return "(sealed)";
        }
        return setting.kind().isSecret() && !value.text().isEmpty() ? "(secret)" : value.text();
    }
}
