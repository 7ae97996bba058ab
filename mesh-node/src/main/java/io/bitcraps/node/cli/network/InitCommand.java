package io.bitcraps.node.cli.network;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bitcraps.events.block.Committee;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.Output;
import io.bitcraps.node.network.DealtNetwork;
import io.bitcraps.node.network.NetworkFiles;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
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

    @Option(names = "--pow-bits", defaultValue = "16", description = "zero bits of identities (${DEFAULT-VALUE})")
    private int powBits = 16;

    @Option(names = "--max-games", defaultValue = "100", description = "tables open at once (${DEFAULT-VALUE})")
    private int maxGames = 100;

    @Override
    public Integer call() throws Exception {
        requireUsable();
        var files = new NetworkFiles(directory);
        if (files.isWhole() || files.isHalfMade()) {
            throw new CommandFailed(
                    "network-exists", directory + " holds a network already: name another directory, or remove it");
        }
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < validators; i++) {
            addresses.add((hosts.isEmpty() ? "127.0.0.1" : hosts.get(i)) + ":" + (portBase + i + 1));
        }
        var plan = new DealtNetwork.Plan(name, addresses, Clock.systemUTC().millis(), powBits, maxGames, List.of());
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
        require(powBits >= 0 && powBits <= 32, "--pow-bits takes 0 to 32, got " + powBits);
        require(maxGames >= 1 && maxGames <= 999, "--max-games takes 1 to 999, got " + maxGames);
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

    static byte[] bytes(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
