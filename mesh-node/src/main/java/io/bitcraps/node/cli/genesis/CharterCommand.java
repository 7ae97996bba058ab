package io.bitcraps.node.cli.genesis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bitcraps.events.genesis.Charter;
import io.bitcraps.events.genesis.CharterCodec;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.node.ceremony.CeremonyFailed;
import io.bitcraps.node.ceremony.Folder;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.Output;
import io.bitcraps.node.network.Terms;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what the parties agree on before any of them makes keys. */
@Command(
        name = "charter",
        mixinStandardHelpOptions = true,
        description = "Write the charter: the network's name, members and terms. One party does; all read it.")
final class CharterCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Parameters(paramLabel = "FOLDER", description = "Where the ceremony's files lie.")
    private Path folder = Path.of(".");

    @Option(names = "--name", required = true, description = "First part of the chain id: [a-z0-9-], at most 47.")
    private String name = "";

    @Option(
            names = "--member",
            required = true,
            paramLabel = "NAME=HOST:PORT",
            description = "A validator and where its mesh listens, in the committee's order; 1 to 22 of them.")
    private Map<String, String> members = new LinkedHashMap<>();

    @Option(
            names = "--allocate",
            paramLabel = "KEY=AMOUNT",
            description = "An account that holds tokens of the treasury from the start, as often as needed.")
    private Map<PublicKey, Amount> allocations = new LinkedHashMap<>();

    @Option(names = "--faucet", paramLabel = "KEY", description = "A key that may grant tokens of the treasury.")
    private List<PublicKey> faucet = List.of();

    @Option(names = "--pow-bits", defaultValue = "16", description = "Zero bits of identities (${DEFAULT-VALUE}).")
    private int powBits = 16;

    @Option(names = "--max-games", defaultValue = "100", description = "Tables open at once (${DEFAULT-VALUE}).")
    private int maxGames = 100;

    @Override
    public Integer call() throws IOException, CommandFailed {
        List<Charter.Member> places = new ArrayList<>();
        members.forEach((member, address) -> places.add(new Charter.Member(member, address)));
        List<Genesis.Allocation> granted = new ArrayList<>();
        allocations.forEach((account, amount) -> granted.add(new Genesis.Allocation(account, amount)));
        var terms = new Terms(name, Clock.systemUTC().millis(), places, powBits, maxGames, faucet, granted);
        byte[] file;
        try {
            file = CharterCodec.encode(terms.charter());
            new Folder(folder).writeCharter(file);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed("no-charter", "there is no network of this charter: " + e.getMessage());
        } catch (CeremonyFailed e) {
            throw new CommandFailed("ceremony", String.valueOf(e.getMessage()));
        }
        String id = CharterCodec.id(file).hex();
        output.print(
                JsonNodeFactory.instance.objectNode().put("charter", id).put("members", places.size()),
                List.of(
                        "wrote " + folder.resolve("charter.json") + " for " + places.size() + " members",
                        "charter " + id + ": all compare it, then each joins"));
        return ExitCode.OK;
    }
}
