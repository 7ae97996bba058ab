package io.bitcraps.node.cli.network;

import io.bitcraps.events.block.Committee;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.network.DealtNetwork;
import io.bitcraps.node.network.NetworkFiles;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the directories of a network whose keys are all dealt here. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Make a network for one machine: keys, genesis, and a directory for each validator.")
public final class InitCommand implements Callable<Integer> {

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
        if (validators < 1 || validators > Committee.MAX_SIZE) {
            throw new CommandFailed("out-of-range", "--validators must be 1 to " + Committee.MAX_SIZE);
        }
        if (portBase < 1_024 || portBase + validators > 65_535) {
            throw new CommandFailed("out-of-range", "--port-base must be 1024 to " + (65_535 - validators));
        }
        if (powBits < 0 || powBits > 32 || maxGames < 1 || maxGames > 999) {
            throw new CommandFailed("out-of-range", "--pow-bits must be 0 to 32 and --max-games 1 to 999");
        }
        var files = new NetworkFiles(directory);
        if (files.isWhole() || files.isHalfMade()) {
            throw new CommandFailed(
                    "network-exists", directory + " holds a network already: name another directory, or remove it");
        }
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < validators; i++) {
            addresses.add((hosts.size() > i ? hosts.get(i) : "127.0.0.1") + ":" + (portBase + i + 1));
        }
        var plan = new DealtNetwork.Plan(name, addresses, Clock.systemUTC().millis(), powBits, maxGames, List.of());
        var random = new SecureRandom();
        files.write(DealtNetwork.make(plan, length -> bytes(random, length)), random);
        System.out.println("made a network of " + validators + " validators in " + directory);
        System.out.println("start each with: ./bitcraps node --dir " + directory + "/node-1 --passphrase-file "
                + files.passphraseFile(0));
        return 0;
    }

    static byte[] bytes(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
