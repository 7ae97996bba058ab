package io.bitcraps.node.cli.genesis;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes a network whose parties need not trust each other. */
@Command(
        name = "genesis",
        mixinStandardHelpOptions = true,
        subcommands = {CharterCommand.class, JoinCommand.class, StepCommand.class},
        description = {
            "Make a network together, without a dealer.",
            "One party writes the charter; each joins with its own keys; each then runs step, again and again, while the"
                    + " folder's files go round, until it says that the genesis is there."
        })
public final class GenesisCommand implements Runnable {

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                command.commandLine(), "genesis takes a subcommand: charter, join or step");
    }
}
