package io.bitcraps.node.cli.genesis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bitcraps.node.ceremony.Ceremony;
import io.bitcraps.node.ceremony.CeremonyFailed;
import io.bitcraps.node.ceremony.Progress;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.Output;
import io.bitcraps.node.identity.KeystoreRefused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Does what one party can do with the papers there are. */
@Command(
        name = "step",
        mixinStandardHelpOptions = true,
        description = {
            "Go on with the ceremony as far as the others' files allow; run it again when more of them are there.",
            "Deals, judges what others dealt you, answers complaints, and consents to the genesis they come to.",
            "Exit code 0 if the genesis is there or others are waited for, 1 if the ceremony cannot go on as it stands."
        })
final class StepCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private PartyOption party;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Go on without the papers of this member, who stays a validator. All parties must leave out the"
                            + " same.")
    private List<String> without = List.of();

    @Override
    public Integer call() throws IOException, KeystoreRefused, CommandFailed {
        Ceremony ceremony = party.ceremony();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        List<String> lines = new ArrayList<>();
        try {
            switch (ceremony.step(without)) {
                case Progress.Waiting(var kind, var members) -> {
                    String what = kind.name().toLowerCase(Locale.ROOT);
                    json.put("status", "waiting").put("paper", what);
                    members.forEach(json.putArray("members")::add);
                    lines.add("done what can be done: give your files to the others, and wait for the " + what + " of "
                            + String.join(", ", members));
                }
                case Progress.Finished(var chain) -> {
                    json.put("status", "finished").put("chain", chain.text());
                    lines.add("the genesis is there: " + chain
                            + ". All compare this, then each starts its node with --dir " + party.directory());
                }
            }
        } catch (CeremonyFailed e) {
            throw new CommandFailed("ceremony", String.valueOf(e.getMessage()));
        }
        lines.addAll(0, ceremony.notes());
        ceremony.notes().forEach(json.putArray("notes")::add);
        output.print(json, lines);
        return ExitCode.OK;
    }
}
