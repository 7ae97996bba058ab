package io.bitcraps.node.cli.genesis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bitcraps.node.ceremony.Ceremony;
import io.bitcraps.node.ceremony.CeremonyFailed;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.Output;
import io.bitcraps.node.identity.KeystoreRefused;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a party's keys and shows the others the public ones. */
@Command(
        name = "join",
        mixinStandardHelpOptions = true,
        description = "Join the ceremony: make your keys in --dir, and your card in the folder.")
final class JoinCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private PartyOption party;

    @Option(names = "--as", required = true, paramLabel = "NAME", description = "Your name in the charter.")
    private String name = "";

    @Override
    public Integer call() throws IOException, KeystoreRefused, CommandFailed {
        Ceremony.Joined joined;
        try {
            joined = party.joining().join(name);
        } catch (CeremonyFailed e) {
            throw new CommandFailed("ceremony", String.valueOf(e.getMessage()));
        }
        output.print(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("card", "card-" + name + ".json")
                        .put("charter", joined.charter().hex())
                        .put("account", joined.account().text()),
                List.of(
                        "joined as " + name + ": give card-" + name + ".json of " + party.folder() + " to all others",
                        "charter " + joined.charter() + ": compare it with the others",
                        "your node's account, to give some tokens to: " + joined.account(),
                        "then, and whenever files of others come: bitcraps genesis step " + party.folder() + " --dir "
                                + party.directory()));
        return ExitCode.OK;
    }
}
