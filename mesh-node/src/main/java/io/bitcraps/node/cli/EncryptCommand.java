package io.bitcraps.node.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bitcraps.node.config.Kind;
import io.bitcraps.node.config.Setting;
import io.bitcraps.node.coordinator.NodeFiles;
import io.bitcraps.node.identity.KeystoreRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Seals a secret so that it may stand in the settings file. */
@Command(
        name = "encrypt",
        mixinStandardHelpOptions = true,
        description = {
            "Seal a secret setting under a node's keystore.",
            "Reads the value from standard input and prints the line for the settings file."
        })
final class EncryptCommand implements Callable<Integer> {

    /** Of UTF-8: no value that a setting takes is longer. */
    private static final int MAX_BYTES = 4 * Kind.MAX_LENGTH;

    @Mixin
    private Output output;

    @Mixin
    private PassphraseOption passphrase;

    @Option(names = "--dir", required = true, paramLabel = "DIR", description = "The node's directory.")
    private Path directory = Path.of(".");

    @Parameters(paramLabel = "NAME", description = "The setting: BITCRAPS_DATABASE_URL or BITCRAPS_ALERT_WEBHOOK.")
    private String name = "";

    @Override
    public Integer call() throws IOException, KeystoreRefused, CommandFailed {
        Setting setting = Setting.named(name);
        if (setting == null || !setting.kind().isSecret()) {
            throw new CommandFailed("no-secret", name + " is no secret setting: only those may stand sealed in a file");
        }
        String value = value();
        String complaint = setting.kind().complaint(value);
        if (value.isEmpty() || complaint != null) {
            throw new CommandFailed(
                    "invalid-settings",
                    setting + " is " + (value.isEmpty() ? "empty" : "(secret) but " + complaint) + " (standard input)");
        }
        String sealed = new KeystoreSeals(new NodeFiles(directory).keystore(), passphrase).seal(setting, value);
        output.print(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", setting.name())
                        .put("value", sealed),
                List.of(setting + "=" + sealed));
        return ExitCode.OK;
    }

    private static String value() throws IOException, CommandFailed {
        char[] typed = Terminal.secret("Value: ");
        if (typed != null) {
            return new String(typed).strip();
        }
        byte[] bytes = System.in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new CommandFailed("too-long", "standard input has more than " + MAX_BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }
}
