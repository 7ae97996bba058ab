package io.bitcraps.node.cli.network;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bitcraps.events.block.Committee;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.Output;
import io.bitcraps.node.cli.SettingsOption;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.config.Seals;
import io.bitcraps.node.config.Setting;
import io.bitcraps.node.network.DealtNetwork;
import io.bitcraps.node.network.NetworkFiles;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the directories of a network whose keys are all dealt here. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Make a network for one machine: keys, genesis, and a directory for each validator.")
public final class InitCommand implements Callable<Integer> {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,47}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,200}");
    private static final int LOWEST_PORT = 1_024;
    private static final int HIGHEST_PORT = 65_535;

    @Spec
    private CommandSpec command;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "DIR", description = "directory of the network; must not hold one yet")
    private Path directory = Path.of("network");

    @Option(names = "--name", defaultValue = "local", description = "first part of the chain id (${DEFAULT-VALUE})")
    private String name = "local";

    @Option(names = "--validators", defaultValue = "4", description = "1 to 22 (${DEFAULT-VALUE})")
    private int validators = 4;

    @Option(
            names = "--port-base",
            defaultValue = "18980",
            description = "validator i listens for others at this port + i (${DEFAULT-VALUE})")
    private int portBase = 18_980;

    @Option(names = "--hosts", split = ",", description = "one host a validator, by comma (127.0.0.1 each)")
    private List<String> hosts = List.of();

    @Option(names = "--pow-bits", description = "zero bits of identities (BITCRAPS_POW_DIFFICULTY, 16)")
    private @Nullable String powBits;

    @Option(names = "--max-games", description = "tables open at once (BITCRAPS_MAX_GAMES, 100)")
    private @Nullable String maxGames;

    @Mixin
    private SettingsOption settings;

    @Override
    public Integer call() throws Exception {
        requireUsable();
        Configuration configuration = configuration();
        var files = new NetworkFiles(directory);
        if (files.isWhole() || files.isHalfMade()) {
            throw new CommandFailed(
                    "network-exists", directory + " holds a network already: name another directory, or remove it");
        }
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < validators; i++) {
            addresses.add((hosts.isEmpty() ? "127.0.0.1" : hosts.get(i)) + ":" + (portBase + i + 1));
        }
        var plan = new DealtNetwork.Plan(
                name,
                addresses,
                Clock.systemUTC().millis(),
                configuration.number(Setting.BITCRAPS_POW_DIFFICULTY),
                configuration.number(Setting.BITCRAPS_MAX_GAMES),
                List.of());
        var random = new SecureRandom();
        files.write(DealtNetwork.make(plan, length -> bytes(random, length)), random);
        output.print(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("directory", directory.toString())
                        .put("genesis", files.genesis().toString())
                        .put("validators", validators),
                List.of(
                        "made a network of " + validators + " validators in " + directory,
                        "start each, for example the first: ./bitcraps node --dir " + directory
                                + "/node-1 --passphrase-file " + files.passphraseFile(0) + " --set BITCRAPS_PORT="
                                + (portBase + 1)));
        return 0;
    }

    private void requireUsable() {
        require(NAME.matcher(name).matches(), "--name takes 1 to 47 of a to z, 0 to 9 and dashes, got '" + name + "'");
        require(
                validators >= 1 && validators <= Committee.MAX_SIZE,
                "--validators takes 1 to " + Committee.MAX_SIZE + ", got " + validators);
        int highest = HIGHEST_PORT - validators;
        require(
                portBase >= LOWEST_PORT && portBase <= highest,
                "--port-base takes " + LOWEST_PORT + " to " + highest + ", got " + portBase);
        require(
                hosts.isEmpty() || hosts.size() == validators,
                "--hosts takes one host a validator, by comma: " + validators + ", got " + hosts.size());
        for (String host : hosts) {
            require(
                    HOST.matcher(host).matches(),
                    "--hosts takes names or addresses without a port, got '" + host + "'");
        }
    }

    private void require(boolean holds, String sentence) {
        if (!holds) {
            throw new ParameterException(command.commandLine(), sentence);
        }
    }

    private Configuration configuration() throws Configuration.Invalid {
        Map<String, String> options = new HashMap<>();
        if (powBits != null) {
            options.put(Setting.BITCRAPS_POW_DIFFICULTY.name(), powBits);
        }
        if (maxGames != null) {
            options.put(Setting.BITCRAPS_MAX_GAMES.name(), maxGames);
        }
        return settings.load(Seals.LEFT_CLOSED, options);
    }

    static byte[] bytes(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
